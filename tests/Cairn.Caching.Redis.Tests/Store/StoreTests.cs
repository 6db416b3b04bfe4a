using System.Buffers;
using Cairn.Caching.Distributed;
using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Tests.Nodes;
using Cairn.Caching.Redis.Tests.Servers;

namespace Cairn.Caching.Redis.Tests.Store;

public sealed class StoreTests : IAsyncLifetime
{
    private RedisServer _server = null!;
    private StoreNode _one = null!;
    private StoreNode _other = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RedisServer.StartAsync();
        _one = await StoreNode.ConnectAsync(_server.Endpoint);
        _other = await StoreNode.ConnectAsync(_server.Endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_one_node_writes_another_reads()
    {
        await _one.WriteAsync("build:1", "green");

        var (read, value) = await _other.ReadAsync("build:1");

        Assert.Equal((StoreReadKind.Found, "green"), (read.Kind, value));
        Assert.InRange((await _server.Admin.SendAsync("PTTL cairn:1:build:1")).Integer, 1, 60_000);
    }

    [Fact]
    public async Task A_write_is_known_to_the_others_before_their_next_reply_and_not_to_the_writer()
    {
        await _one.WriteAsync("build:1", "green");

        await _other.ReadAsync("build:1");
        await _one.ReadAsync("build:1");

        Assert.Equal(["key build:1"], _other.Copies.Drain());
        Assert.Empty(_one.Copies.Drain());
    }

    [Fact]
    public async Task A_removal_is_known_even_where_the_server_had_nothing()
    {
        await _one.RemoveAsync("never written");

        await _other.ReadAsync("never written");

        Assert.Equal(["key never written"], _other.Copies.Drain());
        Assert.Equal(0, (await _server.Admin.SendAsync("DBSIZE")).Integer);
    }

    [Fact]
    public async Task Keys_of_any_letters_are_told_apart()
    {
        var longest = new string('€', StoreKeys.LongestKey);

        await _one.WriteAsync(longest, "a");
        await _one.WriteAsync("ключ 🔑", "b");

        Assert.Equal("a", (await _other.ReadAsync(longest)).Value);
        Assert.Equal([$"key {longest}", "key ключ 🔑"], _other.Copies.Drain());
    }

    [Fact]
    public async Task A_flush_makes_the_nodes_forget_everything()
    {
        await _server.Admin.SendAsync("FLUSHALL");

        Assert.Equal("all", await _one.Copies.NextAsync());
        Assert.Equal("all", await _other.Copies.NextAsync());
    }

    [Fact]
    public async Task Foreign_keys_are_nobodys_business()
    {
        await _server.Admin.SendAsync("SET cairn:10:key value");
        await _server.Admin.SendAsync("SET other value");

        await _one.ReadAsync("key");

        Assert.Empty(_one.Copies.Drain());
    }

    [Fact]
    public async Task A_node_is_not_told_that_it_takes_a_lease_or_removes_a_key()
    {
        await _one.ReadAsync("cold", ReadIntent.Load);
        await _one.RemoveAsync("cold");

        await _one.ReadAsync("other");

        Assert.Empty(_one.Copies.Drain());
    }

    [Fact]
    public async Task A_full_server_still_removes()
    {
        await _one.WriteAsync("key", "value");
        await _server.Admin.SendAsync("CONFIG SET maxmemory 1");

        await _one.RemoveAsync("key");
        await Assert.ThrowsAsync<RedisException>(() => _one.RemoveAsync("key"));

        Assert.Equal(StoreReadKind.Missing, (await _other.ReadAsync("key")).Read.Kind);
    }

    [Fact]
    public async Task A_missing_value_is_leased_to_one_node()
    {
        var first = await _one.ReadAsync("cold", ReadIntent.Load);
        var second = await _other.ReadAsync("cold", ReadIntent.Load);
        var look = await _other.ReadAsync("cold");

        Assert.Equal(StoreReadKind.Leased, first.Read.Kind);
        Assert.NotEqual(0u, first.Read.Lease);
        Assert.Equal((StoreReadKind.Busy, StoreReadKind.Missing), (second.Read.Kind, look.Read.Kind));
    }

    [Fact]
    public async Task The_others_are_woken_when_the_lease_is_filled()
    {
        var (lease, _) = await _one.ReadAsync("cold", ReadIntent.Load);
        await _other.ReadAsync("cold", ReadIntent.Load);
        var waiting = _other.Store.WaitAsync("cold", Stop).AsTask();

        Assert.True(await _one.WriteAsync("cold", "warm", lease.Lease));
        await waiting;

        Assert.Equal("warm", (await _other.ReadAsync("cold", ReadIntent.Load)).Value);
    }

    [Fact]
    public async Task Waiting_for_what_is_there_already_takes_no_time()
    {
        await _one.WriteAsync("warm", "value");

        await _other.Store.WaitAsync("warm", Stop);
        await _other.Store.WaitAsync("absent", Stop);
    }

    [Fact]
    public async Task A_removal_takes_the_lease_from_its_holder()
    {
        var (lease, _) = await _one.ReadAsync("key", ReadIntent.Load);

        await _other.RemoveAsync("key");

        Assert.False(await _one.WriteAsync("key", "stale", lease.Lease));
        Assert.Equal(StoreReadKind.Missing, (await _other.ReadAsync("key")).Read.Kind);
    }

    [Fact]
    public async Task A_write_takes_the_lease_from_its_holder()
    {
        var (lease, _) = await _one.ReadAsync("key", ReadIntent.Load);

        await _other.WriteAsync("key", "new");

        Assert.False(await _one.WriteAsync("key", "stale", lease.Lease));
        Assert.Equal("new", (await _one.ReadAsync("key")).Value);
    }

    [Fact]
    public async Task A_lease_that_is_given_back_wakes_the_others_and_a_lost_one_cannot_be()
    {
        var (lease, _) = await _one.ReadAsync("key", ReadIntent.Load);
        var waiting = _other.Store.WaitAsync("key", Stop).AsTask();

        await _one.Store.ReleaseAsync("key", lease.Lease, Stop);
        await waiting;
        await _other.WriteAsync("key", "value");
        await _one.Store.ReleaseAsync("key", lease.Lease, Stop);

        Assert.Equal("value", (await _one.ReadAsync("key")).Value);
    }

    [Fact]
    public async Task A_lease_whose_taker_has_given_up_is_given_back()
    {
        await using var relay = new TcpRelay(_server.Port);
        await using var node = await StoreNode.ConnectAsync(relay.Endpoint, options => options.LeaseDuration = TimeSpan.FromHours(1));
        using var patience = new CancellationTokenSource();
        relay.Hold();
        var taking = node.Leases.TakeAsync(node.Link.Session!, "cairn:1:key", new ArrayBufferWriter<byte>(), patience.Token).AsTask();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);

        relay.Release();
        await node.UntilUsableAsync();

        await Condition.HoldsAsync(async () => (await _server.Admin.SendAsync("EXISTS cairn:1:key")).Integer == 0);
    }

    [Fact]
    public async Task A_dead_holder_is_inherited()
    {
        await using var patient = await StoreNode.ConnectAsync(_server.Endpoint, options => options.LeaseDuration = TimeSpan.FromMilliseconds(30));
        var (lost, _) = await patient.ReadAsync("key", ReadIntent.Load);

        await _other.Store.WaitAsync("key", Stop);
        var (inherited, _) = await _other.ReadAsync("key", ReadIntent.Load);

        Assert.Equal(StoreReadKind.Leased, inherited.Kind);
        Assert.False(await patient.WriteAsync("key", "late", lost.Lease));
        Assert.True(await _other.WriteAsync("key", "value", inherited.Lease));
    }

    [Fact]
    public async Task A_tag_has_one_version_for_all_until_it_is_renewed()
    {
        var versions = await Task.WhenAll(_one.TagsAsync("a", "b"), _other.TagsAsync("a", "b"));
        var renewed = await _one.Store.RenewTagAsync("a", Stop);

        Assert.Equal(versions[0], versions[1]);
        Assert.Equal([renewed, versions[0][1]], await _other.TagsAsync("a", "b"));
        Assert.Contains("tag a", _other.Copies.Drain());
        Assert.DoesNotContain(0, versions[0]);
    }

    [Fact]
    public async Task A_lost_tag_gets_another_version()
    {
        var before = await _one.TagsAsync("a");
        await _server.Admin.SendAsync("DEL cairn:1#a");

        Assert.NotEqual(before, await _one.TagsAsync("a"));
    }

    [Fact]
    public async Task A_tag_with_garbage_for_a_version_gets_another()
    {
        await _server.Admin.SendAsync("SET cairn:1#a garbage");

        Assert.Equal(await _one.TagsAsync("a"), await _other.TagsAsync("a"));
    }

    [Fact]
    public async Task Scripts_that_the_server_forgets_are_loaded_again()
    {
        await FillAsync("one");
        await _server.Admin.SendAsync("SCRIPT FLUSH");

        await FillAsync("another");
        Assert.Equal("value", (await _other.ReadAsync("another")).Value);

        async Task FillAsync(string key)
        {
            var (lease, _) = await _one.ReadAsync(key, ReadIntent.Load);
            Assert.True(await _one.WriteAsync(key, "value", lease.Lease));
        }
    }
}
