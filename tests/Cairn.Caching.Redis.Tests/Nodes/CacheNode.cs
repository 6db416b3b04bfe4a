using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Store;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cairn.Caching.Redis.Tests.Nodes;

/// <summary>One node as a service has it: the cache with Redis behind it.</summary>
internal sealed class CacheNode : IReadingNode
{
    private readonly ServiceProvider _services;
    private int _loads;

    public CacheNode(string endpoint, Action<RedisCachingOptions>? configure = null, TimeProvider? clock = null, ILoggerProvider? logs = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            _ = logs is null ? logging : logging.AddProvider(logs);
        });
        services.AddCairnCachingRedis(options =>
        {
            options.Endpoint = endpoint;
            options.CommandTimeout = clock is null ? Patience.Limit : options.CommandTimeout;
            configure?.Invoke(options);
        });
        services.AddCairnCaching(options =>
        {
            options.KeyNamespace = "cairn";
            if (clock is null)
            {
                options.SecondLevel.SoftTimeout = options.SecondLevel.HardTimeout = Patience.Limit; // a load that gives the store up is not stored
            }
        });
        _services = services.BuildServiceProvider();
        Cache = _services.GetRequiredService<HybridCache>();
    }

    public HybridCache Cache { get; }

    public RedisLink Link => _services.GetRequiredService<RedisLink>();

    public RedisSecondLevel Store => _services.GetRequiredService<RedisSecondLevel>();

    /// <summary>How often a value was loaded from the source on this node.</summary>
    public int Loads => Volatile.Read(ref _loads);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<CacheNode> ConnectAsync(string endpoint, Action<RedisCachingOptions>? configure = null, TimeProvider? clock = null)
    {
        var node = new CacheNode(endpoint, configure, clock);
        await node.UntilConnectedAsync();
        return node;
    }

    public Task UntilConnectedAsync() => Servers.Condition.HoldsAsync(() => Link.Session is not null);

    public ValueTask<T> GetAsync<T>(string key, T value, params string[] tags) => GetAsync(key, () => Task.FromResult(value), tags);

    public ValueTask<T> GetAsync<T>(string key, Func<Task<T>> load, params string[] tags) => Cache.GetOrCreateAsync(
        key,
        async _ =>
        {
            Interlocked.Increment(ref _loads);
            return await load();
        },
        tags: tags,
        cancellationToken: Stop);

    public Task<long> GetAsync(string key, Func<long> load) => GetAsync(key, () => Task.FromResult(load())).AsTask();

    public async Task<bool> CanSeeAsync()
    {
        try
        {
            return Link.Session is { } session && !(await session.Connection.SendAsync(["PING"], Stop)).IsError;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Removes by the cache, which tells nobody whether the server took it; and once more by the store, which does.</summary>
    public async Task<bool> RemoveAsync(string key)
    {
        await Cache.RemoveAsync(key, Stop);

        try
        {
            await Store.RemoveAsync(key, Stop);
            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
