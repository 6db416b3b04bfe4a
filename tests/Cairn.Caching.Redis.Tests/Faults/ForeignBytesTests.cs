using Cairn.Caching.Distributed;
using Cairn.Caching.Redis.Tests.Nodes;
using Cairn.Caching.Redis.Tests.Servers;

namespace Cairn.Caching.Redis.Tests.Faults;

public sealed class ForeignBytesTests
{
    [Fact]
    public async Task A_key_of_another_type_is_a_miss_and_is_written_over()
    {
        await using var server = await RedisServer.StartAsync();
        await using var node = await StoreNode.ConnectAsync(server.Endpoint);
        await server.Admin.SendAsync("LPUSH cairn:1:key value");

        var (read, _) = await node.ReadAsync("key", ReadIntent.Load);
        await node.WriteAsync("key", "healed", read.Lease);

        Assert.Equal(StoreReadKind.Leased, read.Kind);
        Assert.Equal("healed", (await node.ReadAsync("key")).Value);
    }

    [Fact]
    public async Task A_lease_without_an_end_is_nobodys()
    {
        await using var server = await RedisServer.StartAsync();
        await using var node = await StoreNode.ConnectAsync(server.Endpoint);
        await server.Admin.SendAsync("SET", "cairn:1:key", "\0lease:garbage");

        await node.Store.WaitAsync("key", TestContext.Current.CancellationToken);

        Assert.Equal(StoreReadKind.Leased, (await node.ReadAsync("key", ReadIntent.Load)).Read.Kind);
    }

    [Fact]
    public async Task Garbage_in_a_value_is_handed_on_as_it_is()
    {
        await using var server = await RedisServer.StartAsync();
        await using var node = await StoreNode.ConnectAsync(server.Endpoint);
        await server.Admin.SendAsync("SET", "cairn:1:key", "\r\n$-1\r\n>2\r\n+invalidate\r\n_\r\n");

        Assert.Equal("\r\n$-1\r\n>2\r\n+invalidate\r\n_\r\n", (await node.ReadAsync("key")).Value);
        Assert.Equal(["key key"], node.Copies.Drain());
    }

    [Fact]
    public async Task A_name_that_is_not_text_harms_nobody()
    {
        await using var server = await RedisServer.StartAsync();
        await using var node = await StoreNode.ConnectAsync(server.Endpoint);

        await server.Admin.SendAsync("SET", "cairn:1:"u8.ToArray().Concat(new byte[] { 0xff, 0xfe }).ToArray(), "value");
        await node.ReadAsync("key");

        Assert.Equal(["key \ufffd\ufffd"], node.Copies.Drain());
    }

    [Fact]
    public async Task The_tracking_table_of_the_server_cannot_overflow()
    {
        await using var server = await RedisServer.StartAsync("--tracking-table-max-keys", "1");
        await using var node = await StoreNode.ConnectAsync(server.Endpoint);

        for (var key = 0; key < 100; key++)
        {
            await node.ReadAsync($"key {key}");
        }

        await server.Admin.SendAsync("SET", "cairn:1:key 7", "new");
        await node.ReadAsync("key 7");
        Assert.Equal(["key key 7"], node.Copies.Drain());
        Assert.Contains("tracking_total_keys:0", (await server.Admin.SendAsync("INFO stats")).Text(), StringComparison.Ordinal);
    }
}
