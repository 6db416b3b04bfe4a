using Cairn.Caching.Redis.Tests.Nodes;
using Cairn.Caching.Redis.Tests.Servers;
using Cairn.Testing;

namespace Cairn.Caching.Redis.Tests.Faults;

/// <summary>Whatever is wrong with Redis: who asks the cache gets a value, as long as the source has one.</summary>
public sealed class CacheOutageTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private RedisServer _server = null!;
    private TcpRelay _relay = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RedisServer.StartAsync();
        _relay = new TcpRelay(_server.Port);
    }

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("FLUSHALL")]
    [InlineData("CLIENT KILL TYPE normal SKIPME yes")]
    [InlineData("SCRIPT FLUSH")]
    [InlineData("CONFIG SET maxmemory 1")]
    [InlineData("ACL SETUSER default -get")]
    [InlineData("ACL SETUSER default -set -evalsha")]
    [InlineData("ACL SETUSER default -client")]
    [InlineData("REPLICAOF 127.0.0.1 1")]
    public async Task An_operators_command_is_an_exception_to_nobody(string command)
    {
        await using var node = await CacheNode.ConnectAsync(_server.Endpoint);
        await node.GetAsync("before", "value");

        await _server.Admin.SendAsync(command);

        for (var number = 0; number < 20; number++)
        {
            Assert.Equal("value", await node.GetAsync($"after {number % 10}", "value"));
        }
    }

    [Fact]
    public async Task A_killed_server_is_an_exception_to_nobody_and_used_again_when_it_is_back()
    {
        await using var node = await CacheNode.ConnectAsync(_server.Endpoint);

        await _server.KillAsync();
        Assert.Equal("value", await node.GetAsync("key", "value"));
        await _server.RestartAsync();
        await node.UntilConnectedAsync();

        await Condition.HoldsAsync(async () =>
        {
            await node.GetAsync($"key {Random.Shared.Next()}", "value");
            return (await _server.Admin.SendAsync("DBSIZE")).Integer > 1;
        });
    }

    [Fact]
    public async Task A_hanging_server_costs_a_request_the_soft_time_out_and_no_more()
    {
        await using var node = await CacheNode.ConnectAsync(_server.Endpoint, clock: _clock);

        await _server.PauseAsync();
        var reading = node.GetAsync("key", "value").AsTask();
        await Condition.HoldsAsync(() =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            return reading.IsCompleted;
        });

        Assert.Equal("value", await reading);
        await _server.ResumeAsync();
    }

    [Fact]
    public async Task Garbage_in_a_value_is_loaded_anew_and_written_over()
    {
        await using var node = await CacheNode.ConnectAsync(_server.Endpoint);
        await _server.Admin.SendAsync("SET cairn:1:key garbage");

        Assert.Equal("value", await node.GetAsync("key", "value"));

        await Condition.HoldsAsync(async () => (await _server.Admin.SendAsync("STRLEN cairn:1:key")).Integer is not (0 or 7));
    }

    [Fact]
    public async Task A_node_cut_off_serves_its_copies_for_the_grace_and_no_longer()
    {
        await using var cutOff = await CacheNode.ConnectAsync(_relay.Endpoint, clock: _clock);
        await using var other = await CacheNode.ConnectAsync(_server.Endpoint);
        await FillAsync(cutOff, "key", "old");

        _relay.Cut();
        await Condition.HoldsAsync(() => cutOff.Link.Session is null);
        await other.Cache.RemoveAsync("key", Stop);
        Assert.Equal("old", await cutOff.GetAsync("key", "new"));
        await _clock.AdvanceUntilIdle(TimeSpan.FromSeconds(6), Stop);

        Assert.Equal("new", await cutOff.GetAsync("key", "new"));
    }

    [Fact]
    public async Task A_node_that_is_back_serves_nothing_from_before()
    {
        await using var cutOff = await CacheNode.ConnectAsync(_relay.Endpoint);
        await using var other = await CacheNode.ConnectAsync(_server.Endpoint);
        await FillAsync(cutOff, "key", "old");

        _relay.Cut();
        await Condition.HoldsAsync(() => cutOff.Link.Session is null);
        await other.Cache.RemoveAsync("key", Stop);
        _relay.Mend();
        await cutOff.UntilConnectedAsync();

        Assert.Equal("new", await cutOff.GetAsync("key", "new"));
    }

    /// <summary>Loads a value, and reads it until the node has a copy of its own.</summary>
    private async Task FillAsync(CacheNode node, string key, string value)
    {
        await node.GetAsync(key, value);
        await Condition.HoldsAsync(async () => (await _server.Admin.SendAsync("STRLEN", $"cairn:1:{key}")).Integer > 23);
        await node.Link.Session!.Connection.SendAsync(["PING"], Stop);
        Assert.Equal(value, await node.GetAsync(key, "loaded again"));
    }
}
