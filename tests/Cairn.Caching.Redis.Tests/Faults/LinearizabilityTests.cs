using Cairn.Caching.Redis.Tests.Nodes;
using Cairn.Caching.Redis.Tests.Servers;

namespace Cairn.Caching.Redis.Tests.Faults;

/// <summary>
/// Nodes read and remove at random while their connections are delayed and dropped. A read never returns a value older than the last removal
/// that was acknowledged before the server last answered the reading node: what is known by then has been pushed to it.
/// </summary>
public sealed class LinearizabilityTests
{
    private const int Nodes = 4;
    private const int Keys = 3;
    private const int Steps = 300;

    private readonly long[] _source = new long[Keys];
    private readonly long[] _removed = new long[Keys];
    private volatile bool _isQuiet;

    [Fact]
    public Task The_store_alone_over_quiet_connections() => RunAsync(endpoint => new CopyingNode(endpoint), disturbances: 0);

    [Fact]
    public Task The_store_alone_over_delayed_and_dropped_connections() => RunAsync(endpoint => new CopyingNode(endpoint, Hasten), disturbances: 150);

    [Fact]
    public Task The_cache_over_quiet_connections() => RunAsync(endpoint => new CacheNode(endpoint), disturbances: 0);

    [Fact]
    public Task The_cache_over_delayed_and_dropped_connections() => RunAsync(endpoint => new CacheNode(endpoint, Hasten), disturbances: 150);

    /// <summary>Where connections are delayed, by less than what a service has patience for, commands and leases have to run out sooner.</summary>
    private static void Hasten(RedisCachingOptions options)
    {
        options.CommandTimeout = TimeSpan.FromMilliseconds(50);
        options.LeaseDuration = TimeSpan.FromMilliseconds(100);
    }

    private async Task RunAsync(Func<string, IReadingNode> create, int disturbances)
    {
        var seed = Random.Shared.Next();
        await using var server = await RedisServer.StartAsync();
        var relays = Enumerable.Range(0, Nodes).Select(_ => new TcpRelay(server.Port)).ToList();
        var nodes = relays.Select(relay => create(relay.Endpoint)).ToList();

        try
        {
            await SeeAsync(nodes);
            var work = nodes.SelectMany((node, index) => new[] { WorkAsync(node, seed + (2 * index)), WorkAsync(node, seed + (2 * index) + 1) }).ToList();
            await DisturbAsync(relays, server, new Random(~seed), disturbances);
            await Task.WhenAll(work);
            await CheckAgreementAsync(nodes);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new InvalidOperationException($"Seed {seed}: {exception.Message}", exception);
        }
        finally
        {
            await Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
            await Task.WhenAll(relays.Select(relay => relay.DisposeAsync().AsTask()));
        }
    }

    private async Task WorkAsync(IReadingNode node, int seed)
    {
        var random = new Random(seed);
        var seen = 0;
        await Task.Yield();

        for (var step = 0; seen < Steps || !_isQuiet; step++)
        {
            var key = random.Next(Keys);

            if (random.Next(5) == 0)
            {
                await RemoveAsync(node, key);
                continue;
            }

            var floor = Volatile.Read(ref _removed[key]);
            var canSee = await node.CanSeeAsync();
            var value = await node.GetAsync($"key {key}", () => Volatile.Read(ref _source[key]));

            if (!canSee)
            {
                await Condition.HoldsAsync(async () => await node.CanSeeAsync());
                continue;
            }

            Assert.True(value >= floor, $"Step {step} of worker {seed} read {value} of key {key}, but {floor} had been announced.");
            seen++;
        }
    }

    private async Task RemoveAsync(IReadingNode node, int key)
    {
        var version = Interlocked.Increment(ref _source[key]);

        if (await node.RemoveAsync($"key {key}"))
        {
            for (var known = Volatile.Read(ref _removed[key]); known < version;)
            {
                known = Interlocked.CompareExchange(ref _removed[key], version, known) is var was && was == known ? version : was;
            }
        }
    }

    private async Task DisturbAsync(List<TcpRelay> relays, RedisServer server, Random random, int disturbances)
    {
        for (var step = 0; step < disturbances; step++)
        {
            var relay = relays[random.Next(relays.Count)];

            switch (random.Next(20))
            {
                case < 6: relay.Hold(); break;
                case < 12: relay.Release(); break;
                case < 16: relay.Drop(); break;
                case 16: relay.Cut(); break;
                case 17: await server.Admin.SendAsync("FLUSHALL"); break;
                default: await server.Admin.SendAsync("CLIENT KILL TYPE normal SKIPME yes"); break;
            }

            // A measure of time that is the machine's own: some round trips.
            for (var turn = random.Next(60); turn > 0; turn--)
            {
                await server.Admin.SendAsync("PING");
            }

            relay.Mend();
        }

        relays.ForEach(relay => relay.Release());
        _isQuiet = true;
    }

    /// <summary>Once it is quiet again, all nodes come to agree on the newest value, without a restart of anything.</summary>
    private async Task CheckAgreementAsync(List<IReadingNode> nodes)
    {
        for (var key = 0; key < Keys; key++)
        {
            await Condition.HoldsAsync(async () => await nodes[0].CanSeeAsync() && await nodes[0].RemoveAsync($"key {key}"));

            await SeeAsync(nodes);

            foreach (var node in nodes)
            {
                Assert.Equal(_source[key], await node.GetAsync($"key {key}", () => _source[key]));
            }
        }
    }

    private static async Task SeeAsync(List<IReadingNode> nodes)
    {
        foreach (var node in nodes)
        {
            await Condition.HoldsAsync(async () => await node.CanSeeAsync());
        }
    }
}
