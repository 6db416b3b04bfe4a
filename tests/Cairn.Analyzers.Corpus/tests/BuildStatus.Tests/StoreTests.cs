using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace BuildStatus.Tests;

public sealed class StoreTests
{
    [Fact]
    public void A_build_keeps_its_tests_when_its_state_changes()
    {
        var store = Sample.Store(Sample.Report("1", "running"));
        store.Attach("1", Sample.Tests("A", passed: false));

        store.Save(Sample.Report("1", "failed"));

        Assert.Equal(1, store.Find("1")!.FailedTests);
    }

    [Fact]
    public void Tests_of_an_unknown_build_are_dropped()
    {
        var store = Sample.Store();

        store.Attach("1", Sample.Tests("A", passed: true));

        Assert.Equal(0, store.Count);
    }

    [Fact]
    public void A_build_without_news_times_out()
    {
        var store = Sample.Store(Sample.Report("1", "running"), Sample.Report("2", "passed"));

        Assert.Equal(1, store.TimeOut(TimeSpan.FromMinutes(-1)));
        Assert.Equal(BuildState.TimedOut, store.Find("1")!.State);
    }

    [Fact]
    public async Task A_summary_is_cached()
    {
        var store = Sample.Store(Sample.Report("1", "failed"), Sample.Report("2", "passed"));
        var shared = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        using var memory = new MemoryCache(Options.Create(new MemoryCacheOptions()));
        var cache = new BuildCache(store, memory, shared, NullLogger<BuildCache>.Instance);

        var first = await cache.SummaryAsync("main", TestContext.Current.CancellationToken);
        store.Save(Sample.Report("3", "failed"));

        Assert.Contains("\"failed\":1", first);
        Assert.Equal(first, await cache.SummaryAsync("main", TestContext.Current.CancellationToken));
        await cache.ForgetAsync("main", TestContext.Current.CancellationToken);
        Assert.Contains("\"failed\":2", await cache.SummaryAsync("main", TestContext.Current.CancellationToken));
        Assert.Equal(cache.Find("1"), cache.Find("1"));
    }

    [Fact]
    public async Task The_sweep_forgets_nothing_young()
    {
        var store = Sample.Store(Sample.Report("1", "passed"));
        var options = Options.Create(new SweepOptions());
        var archive = new LogArchive(Options.Create(new ServiceOptions()), NullLogger<LogArchive>.Instance);
        var retention = new Retention(store, archive, options, NullLogger<Retention>.Instance);
        using var sweeper = new StaleBuildSweeper(store, retention, Substitute.For<IOptions<SweepOptions>>(), NullLogger<StaleBuildSweeper>.Instance);

        Assert.Equal(0, await retention.ApplyAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, sweeper.Sweeps);
        Assert.Equal(1, store.Count);
        Assert.Equal("0s", Retention.Age(store.Find("1")!));
        Assert.False(Retention.IsOld(store.Find("1")!, 30));
    }
}
