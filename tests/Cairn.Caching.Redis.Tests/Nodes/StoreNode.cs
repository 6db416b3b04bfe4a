using System.Buffers;
using System.Text;
using Cairn.Caching.Distributed;
using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Caching.Redis.Tests.Nodes;

/// <summary>The second level of one node, without the cache above it.</summary>
internal sealed class StoreNode : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StoreNode(ServiceProvider services)
    {
        _services = services;
        Store = services.GetRequiredService<RedisSecondLevel>();
        Store.Attach(Copies);
    }

    public RedisSecondLevel Store { get; }

    public RecordedCopies Copies { get; } = new();

    public Leases Leases => _services.GetRequiredService<Leases>();

    /// <summary>How many keys somebody waits for.</summary>
    public int Waiters => _services.GetRequiredService<News>().Waiters.Count;

    public RedisLink Link => _services.GetRequiredService<RedisLink>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Makes a node and waits until it is connected.</summary>
    public static async Task<StoreNode> ConnectAsync(string endpoint, Action<RedisCachingOptions>? configure = null, TimeProvider? clock = null)
    {
        var node = Create(endpoint, configure, clock);
        await node.UntilConnectedAsync();
        node.Copies.Drain();
        return node;
    }

    public static StoreNode Create(string endpoint, Action<RedisCachingOptions>? configure = null, TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddLogging();
        services.AddCairnCachingRedis(options =>
        {
            options.Endpoint = endpoint;
            options.CommandTimeout = clock is null ? Patience.Limit : options.CommandTimeout;
            configure?.Invoke(options);
        });

        return new StoreNode(services.BuildServiceProvider());
    }

    /// <summary>Reads past what the copies are told until they are told that the node is connected.</summary>
    public async Task<string> UntilConnectedAsync()
    {
        string next;

        do
        {
            next = await Copies.NextAsync();
        }
        while (!next.StartsWith("connected", StringComparison.Ordinal));

        await Servers.Condition.HoldsAsync(() => Link.Session is not null);
        return next;
    }

    /// <summary>Waits until the server answers.</summary>
    public Task UntilUsableAsync() => Servers.Condition.HoldsAsync(async () =>
    {
        try
        {
            await ReadAsync("round trip");
            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return false;
        }
    });

    public async Task<(StoreRead Read, string Value)> ReadAsync(string key, ReadIntent intent = ReadIntent.Look)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var read = await Store.ReadAsync(key, buffer, intent, Stop);
        return (read, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    public Task<bool> WriteAsync(string key, string value, ulong lease = 0) =>
        Store.WriteAsync(key, Encoding.UTF8.GetBytes(value), TimeSpan.FromMinutes(1), lease, Stop).AsTask();

    public Task RemoveAsync(string key) => Store.RemoveAsync(key, Stop).AsTask();

    public async Task<long[]> TagsAsync(params string[] tags)
    {
        var versions = new long[tags.Length];
        await Store.ReadTagsAsync(tags, versions, Stop);
        return versions;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
