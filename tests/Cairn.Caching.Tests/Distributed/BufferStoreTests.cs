using Cairn.Caching.Tests.Values;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Caching.Tests.Distributed;

public sealed class BufferStoreTests : IDisposable
{
    private readonly BufferStore _store = new();
    private readonly CacheUnderTest _a;
    private readonly CacheUnderTest _b;

    public BufferStoreTests() => (_a, _b) = (Node(), Node());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _a.Dispose();
        _b.Dispose();
    }

    [Fact]
    public async Task Values_go_through_the_buffer_methods_alone()
    {
        await _a.Cache.SetStrictlyAsync("build", "value", cancellationToken: Cancellation);

        Assert.Equal("value", await _b.Get("build", "lost"));

        Assert.Equal(["buffered set of acme:1:build for 00:05:00", "buffered get of acme:1:build"], _store.Calls);
    }

    [Fact]
    public async Task Values_survive_the_buffers()
    {
        var noise = new byte[100_000];
        new Random(1).NextBytes(noise);

        await Survives(Convert.ToBase64String(noise));
        await Survives(new string('x', 100_000));
        await Survives(noise);
        await Survives(new Commit("main", 1, new Commit("root", 0, null)));
        await Survives<string?>(null);
    }

    [Fact]
    public async Task A_value_that_is_not_there_is_loaded()
    {
        Assert.Equal("loaded", await _a.Get("build", "loaded"));
        await CacheUnderTest.Until(() => Task.FromResult(_store.Calls.Count == 2));

        Assert.Equal(["buffered get of acme:1:build", "buffered set of acme:1:build for 00:05:00"], _store.Calls);
        Assert.Equal("loaded", await _b.Find<string>("build"));
    }

    private CacheUnderTest Node() => new(
        options => options.KeyNamespace = "acme",
        services => services.AddSingleton<IDistributedCache>(_store));

    private async Task Survives<T>(T value)
    {
        await _a.Cache.SetStrictlyAsync("value", value, cancellationToken: Cancellation);
        _b.Cache.Local.Table.Clear();

        var found = await _b.Cache.TryGetAsync<T>("value", Cancellation);

        Assert.True(found.Found);
        Assert.Equal(value, found.Value);
    }
}
