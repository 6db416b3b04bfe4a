using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Tests.Nodes;
using Cairn.Caching.Redis.Tests.Servers;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Caching.Redis.Tests.Connections;

public sealed class TopologyTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task A_node_of_a_cluster_is_refused_at_start_with_what_to_do()
    {
        await using var server = await RedisServer.StartAsync("--cluster-enabled", "yes");
        using var host = HostOf(server.Endpoint);

        var refusal = await Assert.ThrowsAsync<RedisUnusableException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            $"'Cairn:Caching:Redis:Endpoint' is {server.Endpoint}. That is a node of a Redis Cluster, which is not supported. Name a standalone server, or the Sentinels of one.",
            refusal.Message);
    }

    [Fact]
    public async Task A_server_that_is_away_does_not_stop_the_service()
    {
        await using var server = await RedisServer.StartAsync();
        await server.KillAsync();
        using var host = HostOf(server.Endpoint);

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Null(host.Services.GetRequiredService<RedisLink>().Session);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_replica_is_not_written_to()
    {
        await using var primary = await RedisServer.StartAsync();
        await using var replica = await RedisServer.StartAsync("--replicaof", $"127.0.0.1 {primary.Port}");
        await using var node = StoreNode.Create(replica.Endpoint);

        await Condition.HoldsAsync(() => node.Link.Failure is not null);

        Assert.Equal($"Redis at {replica.Endpoint} is not a primary.", node.Link.Failure!.Message);
    }

    [Fact]
    public async Task A_primary_that_is_demoted_is_left_at_the_first_refusal()
    {
        await using var server = await RedisServer.StartAsync();
        await using var node = await StoreNode.ConnectAsync(server.Endpoint);

        await server.Admin.SendAsync("REPLICAOF 127.0.0.1 1");
        await Assert.ThrowsAsync<RedisException>(() => node.WriteAsync("key", "value"));

        Assert.Equal("disconnected", await node.Copies.NextAsync());
        await server.Admin.SendAsync("REPLICAOF NO ONE");
        Assert.Equal("connected ByPush", await node.UntilConnectedAsync());
    }

    [Fact]
    public async Task The_primary_that_the_Sentinels_name_is_followed_through_a_failover()
    {
        await using var primary = await RedisServer.StartAsync();
        await using var replica = await RedisServer.StartAsync("--replicaof", $"127.0.0.1 {primary.Port}");
        await Condition.HoldsAsync(async () => (await replica.Admin.SendAsync("INFO replication")).Text().Contains("master_link_status:up", StringComparison.Ordinal));
        await using var sentinel = await RedisServer.StartSentinelAsync("builds", primary.Port);
        await using var node = await StoreNode.ConnectAsync("localhost:1", options => UseSentinel(options, sentinel));
        Assert.Equal(primary.Endpoint, node.Link.Session!.Address.ToString());

        // Refused until the Sentinel has heard of the replica.
        await Condition.HoldsAsync(async () => !(await sentinel.Admin.AskAsync("SENTINEL", "FAILOVER", "builds")).IsError);

        Assert.Equal("disconnected", await node.Copies.NextAsync());
        Assert.Equal("connected ByPush", await node.UntilConnectedAsync());
        Assert.Equal(replica.Endpoint, node.Link.Session!.Address.ToString());
        await node.WriteAsync("key", "value");
    }

    [Fact]
    public async Task A_former_primary_that_is_silent_is_left_when_a_Sentinel_announces_another()
    {
        await using var primary = await RedisServer.StartAsync();
        await using var replica = await RedisServer.StartAsync("--replicaof", $"127.0.0.1 {primary.Port}");
        await Condition.HoldsAsync(async () => (await replica.Admin.SendAsync("INFO replication")).Text().Contains("master_link_status:up", StringComparison.Ordinal));
        await using var sentinel = await RedisServer.StartSentinelAsync("builds", primary.Port);
        await using var node = await StoreNode.ConnectAsync("localhost:1", options => UseSentinel(options, sentinel), _clock);
        await Condition.HoldsAsync(async () => (await sentinel.Admin.SendAsync("CLIENT LIST")).Text().Contains(" sub=1 ", StringComparison.Ordinal));
        await Condition.HoldsAsync(async () => (await sentinel.Admin.AskAsync("SENTINEL", "REPLICAS", "builds")).Items.Length == 1);

        await primary.PauseAsync();
        await Condition.HoldsAsync(async () => !(await sentinel.Admin.AskAsync("SENTINEL", "FAILOVER", "builds")).IsError);

        Assert.Equal("disconnected", await node.Copies.NextAsync()); // while the clock stands still
        await _clock.UntilAsync(() => node.Link.Session is not null);
        Assert.Equal(replica.Endpoint, node.Link.Session!.Address.ToString());
    }

    [Fact]
    public async Task Sentinels_that_do_not_know_the_primary_are_an_outage()
    {
        await using var primary = await RedisServer.StartAsync();
        await using var sentinel = await RedisServer.StartSentinelAsync("builds", primary.Port);
        await using var node = StoreNode.Create("localhost:1", options =>
        {
            UseSentinel(options, sentinel);
            options.Sentinel.PrimaryName = "other";
        });

        await Condition.HoldsAsync(() => node.Link.Failure is not null);

        Assert.Equal("None of the 2 Sentinels names a primary called 'other'.", node.Link.Failure!.Message);
    }

    private static void UseSentinel(RedisCachingOptions options, RedisServer sentinel)
    {
        options.Sentinel.Endpoints.Add("127.0.0.1:1");
        options.Sentinel.Endpoints.Add(sentinel.Endpoint);
        options.Sentinel.PrimaryName = "builds";
        options.RefreshInterval = TimeSpan.FromMilliseconds(100);
    }

    private static IHost HostOf(string endpoint)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddCairnCachingRedis(options => options.Endpoint = endpoint);
        return builder.Build();
    }
}
