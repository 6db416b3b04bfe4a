using Cairn.Testing;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cairn.Caching.Tests;

/// <summary>A cache as a service gets it, on a clock that moves by hand.</summary>
internal sealed class CacheUnderTest : IDisposable
{
    private readonly ServiceProvider _services;

    public CacheUnderTest(Action<CachingOptions>? configure = null, Action<IServiceCollection>? register = null, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build());
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace));
        register?.Invoke(services);
        services.AddCairnCaching(configure);
        _services = services.BuildServiceProvider();
        Cache = _services.GetRequiredService<CairnCache>();
    }

    public ManualTimeProvider Clock { get; } = new();

    public EventNames Logs { get; } = new();

    public CairnCache Cache { get; }

    public IServiceProvider Services => _services;

    public Observations Seen => _services.GetRequiredService<Observations>();

    public void Dispose() => _services.Dispose();

    /// <summary>Loads what a test names, at once.</summary>
    public ValueTask<T> Get<T>(string key, T value, HybridCacheEntryOptions? options = null, params string[] tags) =>
        Cache.GetOrCreateAsync(key, value, static (value, _) => new ValueTask<T>(value), options, tags, TestContext.Current.CancellationToken);

    /// <summary>Yields to the thread pool until something that is under way has happened.</summary>
    public static async Task Until(Func<Task<bool>> happened)
    {
        while (!await happened())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>The value under a key, or what is given if there is none.</summary>
    public async Task<T?> Find<T>(string key)
    {
        var (found, value) = await Cache.TryGetAsync<T>(key, TestContext.Current.CancellationToken);
        return found ? value : default;
    }
}
