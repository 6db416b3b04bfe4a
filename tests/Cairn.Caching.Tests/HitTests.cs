using Cairn.Caching.Tests.Values;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Caching.Tests;

public sealed class HitTests : IDisposable
{
    private const int Hits = 1000;

    private readonly CacheUnderTest _test = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_hit_allocates_nothing()
    {
        await _test.Get("build", "42");

        Assert.Equal(0, AllocatedBy(() => Read("build")));
    }

    [Fact]
    public async Task A_hit_by_an_interpolated_key_allocates_nothing()
    {
        await _test.Get("build:4711", "42");
        HybridCache cache = _test.Cache;
        var id = 4711;

        Assert.Equal(0, AllocatedBy(() => _ = cache.GetOrCreateAsync($"build:{id}", 0, static (_, _) => new ValueTask<string>("lost")).Result));
    }

    [Fact]
    public async Task A_hit_of_an_immutable_record_with_tags_allocates_nothing()
    {
        await _test.Get("build", new Commit("main", 42, null), null, "builds", "main");

        Assert.Equal(0, AllocatedBy(() => _ = _test.Cache.GetOrCreateAsync("build", 0, static (_, _) => new ValueTask<Commit>(new Commit("lost", 0, null))).Result));
    }

    [Fact]
    public async Task An_interpolated_key_finds_and_removes_what_a_string_has_loaded()
    {
        await _test.Get("build:42", "value");
        var id = 42;

        Assert.Equal("value", await _test.Cache.GetOrCreateAsync($"build:{id}", static _ => new ValueTask<string>("lost"), cancellationToken: Cancellation));
        await _test.Cache.RemoveAsync($"build:{id}", Cancellation);
        Assert.Equal("new", await _test.Get("build:42", "new"));
    }

    [Fact]
    public void It_is_the_hybrid_cache_whoever_registers_first()
    {
        using var before = new CacheUnderTest(register: services => services.AddSingleton<HybridCache>(_ => throw new NotSupportedException()));

        Assert.Same(before.Cache, before.Services.GetRequiredService<HybridCache>());
        Assert.Same(_test.Cache, _test.Services.GetRequiredService<HybridCache>());
    }

    [Fact]
    public async Task Values_of_every_kind_are_found_again()
    {
        Assert.Equal(42, await _test.Get("int", 42));
        Assert.Equal(42, await _test.Get("int", 43));
        Assert.Equal(new DateOnly(2026, 1, 1), await _test.Get("date", new DateOnly(2026, 1, 1)));
        Assert.Null(await _test.Get<string?>("null", null));
        Assert.Null(await _test.Get<string?>("null", "lost"));
        Assert.Equal(7, await _test.Get<int?>("nullable", 7));
    }

    private void Read(string key) => _ = _test.Cache.GetOrCreateAsync(key, 0, static (_, _) => new ValueTask<string>("lost")).Result;

    private static long AllocatedBy(Action hit)
    {
        hit();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var index = 0; index < Hits; index++)
        {
            hit();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Hits;
    }
}
