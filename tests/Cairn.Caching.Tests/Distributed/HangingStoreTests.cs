using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Caching.Tests.Distributed;

public sealed class HangingStoreTests : IDisposable
{
    private static readonly HybridCacheEntryOptions OnlyReads = new() { Flags = HybridCacheEntryFlags.DisableDistributedCacheWrite };

    private readonly FakeStore _store = new();
    private readonly CacheUnderTest _test;

    public HangingStoreTests() => _test = new(register: services => services.AddSingleton<IDistributedCache>(_store));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_factory_starts_after_the_soft_limit_and_not_before()
    {
        await Hang();
        var factory = new GatedFactory<string>();
        var load = _test.Cache.GetOrCreateAsync("build", factory.LoadAsync, cancellationToken: Cancellation).AsTask();

        await Pass(99);
        Assert.Equal(0, factory.Runs);
        await Pass(1);

        Assert.Equal(1, factory.Runs);
        factory.Return("value");
        Assert.Equal("value", await load);
    }

    [Fact]
    public async Task A_command_outlives_its_caller_until_the_hard_limit_ends_it()
    {
        await Hang();
        var load = _test.Get("build", "value", OnlyReads).AsTask();
        await Pass(100);
        Assert.True(load.IsCompletedSuccessfully);

        await Pass(899);
        Assert.False(_store.ReadLimit.IsCancellationRequested);
        await Pass(1);

        Assert.True(_store.ReadLimit.IsCancellationRequested);
        Assert.Equal(2, _test.Seen.StoreTimeouts); // the caller gave up first, then the command
    }

    [Fact]
    public async Task A_strict_set_waits_for_the_hard_limit_and_no_longer()
    {
        await Hang();
        var set = _test.Cache.SetStrictlyAsync("build", "value", cancellationToken: Cancellation).AsTask();

        await Pass(999);
        Assert.False(set.IsCompleted);
        await Pass(1);

        Assert.IsType<CacheStoreException>(set.Exception?.InnerException);
        Assert.Equal("value", await _test.Find<string>("build"));
    }

    [Fact]
    public async Task A_store_that_hangs_is_given_up_and_tried_again_after_five_seconds()
    {
        await Hang();
        Assert.All(["one", "two", "three"], key => Assert.False(IsAnsweredAtOnce(key)));
        await Pass(1000);
        var reads = _store.Reads;

        Assert.True(IsAnsweredAtOnce("four"));
        await Pass(4999);
        Assert.True(IsAnsweredAtOnce("five"));
        Assert.Equal(reads, _store.Reads);

        await Pass(1);
        Assert.False(IsAnsweredAtOnce("six"));
        Assert.NotEqual(reads, _store.Reads);
    }

    private bool IsAnsweredAtOnce(string key) => _test.Get(key, "value", OnlyReads).IsCompleted;

    // The versions of the tags are known from then on, so the next command is that of the value.
    private async Task Hang()
    {
        await _test.Get("warm", "value", OnlyReads);
        _store.Hang();
    }

    private Task Pass(int milliseconds) => _test.Clock.AdvanceUntilIdle(TimeSpan.FromMilliseconds(milliseconds), Cancellation);
}
