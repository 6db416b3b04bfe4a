using Cairn.Caching.Redis.Store;
using Cairn.Caching.Redis.Tests.Nodes;
using Cairn.Caching.Redis.Tests.Servers;

namespace Cairn.Caching.Redis.Tests.Store;

public sealed class CacheTests : IAsyncLifetime
{
    private readonly List<CacheNode> _nodes = [];
    private RedisServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RedisServer.StartAsync();

        for (var node = 0; node < 4; node++)
        {
            _nodes.Add(await CacheNode.ConnectAsync(_server.Endpoint));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_one_node_has_loaded_no_other_loads()
    {
        await _nodes[0].GetAsync("build", "green");
        await StoredAsync("build");

        Assert.Equal("green", await _nodes[1].GetAsync("build", "loaded again"));
        Assert.Equal(0, _nodes[1].Loads);
    }

    [Fact]
    public async Task A_cold_key_that_all_nodes_want_is_loaded_once()
    {
        var gate = new TaskCompletionSource();
        var reads = _nodes.Select(node => node.GetAsync("cold", Load).AsTask()).ToList();
        await Condition.HoldsAsync(() => _nodes.Sum(node => node.Loads) > 0);

        gate.SetResult();

        Assert.Equal(Enumerable.Repeat("value", _nodes.Count), await Task.WhenAll(reads));
        Assert.Equal(1, _nodes.Sum(node => node.Loads));

        async Task<string> Load()
        {
            await gate.Task;
            return "value";
        }
    }

    [Fact]
    public async Task A_load_that_fails_keeps_no_other_node_waiting()
    {
        var gate = new TaskCompletionSource<string>();
        var failing = _nodes[0].GetAsync("key", () => gate.Task).AsTask();
        await Condition.HoldsAsync(() => _nodes[0].Loads > 0);
        var other = _nodes[1].GetAsync("key", "value").AsTask();

        gate.SetException(new InvalidOperationException("The source is down."));

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal("value", await other.WaitAsync(TimeSpan.FromSeconds(5), Stop));
    }

    [Fact]
    public async Task A_removal_on_one_node_is_a_removal_on_all()
    {
        await ReadEverywhereAsync("build", "red");

        await _nodes[0].Cache.RemoveAsync("build", Stop);

        await ReadEverywhereAsync("build", "green");
    }

    [Fact]
    public async Task A_tag_removed_on_one_node_is_removed_on_all()
    {
        await ReadEverywhereAsync("build", "red", "builds");
        await ReadEverywhereAsync("other", "kept");

        await _nodes[0].Cache.RemoveByTagAsync("builds", Stop);

        await ReadEverywhereAsync("build", "green", "builds");
        Assert.Equal("kept", await _nodes[1].GetAsync("other", "loaded again"));
    }

    [Fact]
    public async Task A_value_whose_tag_was_removed_is_replaced_for_all_by_the_first_load()
    {
        await ReadEverywhereAsync("build", "red", "builds");
        await _nodes[0].Cache.RemoveByTagAsync("builds", Stop);
        var before = _nodes.Sum(node => node.Loads);

        await ReadEverywhereAsync("build", "green", "builds");

        Assert.Equal(before + 1, _nodes.Sum(node => node.Loads));
    }

    [Fact]
    public async Task A_value_set_on_one_node_is_read_by_all()
    {
        await ReadEverywhereAsync("build", "red");

        await _nodes[0].Cache.SetAsync("build", "green", cancellationToken: Stop);

        await ReadEverywhereAsync("build", "green");
    }

    /// <summary>Every node has heard from Redis after whatever was acknowledged before, and so knows of it.</summary>
    private async Task ReadEverywhereAsync(string key, string value, params string[] tags)
    {
        foreach (var node in _nodes)
        {
            await node.Link.Session!.Connection.SendAsync(["PING"], Stop);
            Assert.Equal(value, await node.GetAsync(key, value, tags));
            await StoredAsync(key);
        }
    }

    /// <summary>Values are written behind the caller's back.</summary>
    private Task StoredAsync(string key) => Condition.HoldsAsync(async () =>
    {
        var value = (await _server.Admin.SendAsync("GET", $"cairn:1:{key}")).Bytes;
        return value is not null && !Leases.IsLease(value);
    });
}
