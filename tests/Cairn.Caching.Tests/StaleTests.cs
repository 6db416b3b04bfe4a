namespace Cairn.Caching.Tests;

public sealed class StaleTests : IDisposable
{
    private readonly CacheUnderTest _test = new(options =>
    {
        options.Jitter = 0;
        options.Default.StaleFor = TimeSpan.FromMinutes(10);
    });

    private readonly GatedFactory<string> _factory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_value_that_has_expired_stands_in_for_a_failure()
    {
        await Expire();

        Assert.Equal("stale", await Fail());
        Assert.Equal("stale", await _test.Get("build", "not tried for a second"));
        _test.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("new", await _test.Get("build", "new"));
        Assert.Equal(["CacheServedStale"], _test.Logs.All);
    }

    [Fact]
    public async Task It_does_not_stand_in_for_ever()
    {
        await Expire();
        await Fail();

        _test.Clock.Advance(TimeSpan.FromMinutes(10));

        await Assert.ThrowsAsync<IOException>(Fail);
    }

    [Fact]
    public async Task It_is_served_while_somebody_loads()
    {
        await Expire();
        var load = _test.Cache.GetOrCreateAsync("build", _factory.LoadAsync, cancellationToken: Cancellation).AsTask();

        Assert.Equal("stale", await _test.Get("build", "lost"));
        _factory.Return("new");

        Assert.Equal("new", await load);
        Assert.Equal("new", await _test.Get("build", "lost"));
    }

    [Fact]
    public async Task It_is_never_served_after_a_removal()
    {
        await _test.Get("build", "stale", null, "builds");
        _test.Clock.Advance(TimeSpan.FromMinutes(6));

        await _test.Cache.RemoveByTagAsync("builds", Cancellation);

        await Assert.ThrowsAsync<IOException>(Fail);
    }

    [Fact]
    public async Task A_slow_factory_is_waited_for_only_so_long()
    {
        using var test = new CacheUnderTest(options =>
        {
            options.Default.StaleFor = TimeSpan.FromMinutes(10);
            options.Default.Loads.SoftTimeout = TimeSpan.FromMilliseconds(50);
        });
        await test.Get("build", "stale");
        test.Clock.Advance(TimeSpan.FromMinutes(6));
        var load = test.Cache.GetOrCreateAsync("build", _factory.LoadAsync, cancellationToken: Cancellation).AsTask();

        test.Clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Equal("stale", await load);
        Assert.False(_factory.Token.IsCancellationRequested);
        _factory.Return("new");

        await CacheUnderTest.Until(async () => await test.Find<string>("build") == "new");
    }

    [Fact]
    public async Task A_factory_that_takes_too_long_is_cancelled()
    {
        using var test = new CacheUnderTest(options => options.Default.Loads.HardTimeout = TimeSpan.FromSeconds(1));
        var deaf = new TaskCompletionSource<string>();
        var load = test.Cache.GetOrCreateAsync("build", token => new ValueTask<string>(deaf.Task), cancellationToken: Cancellation).AsTask();

        test.Clock.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<TimeoutException>(() => load);
        Assert.Equal("new", await test.Get("build", "new"));
        deaf.SetResult("too late");
        Assert.Equal("new", await test.Find<string>("build"));
    }

    [Fact]
    public async Task A_failure_is_answered_again_during_its_cool_down()
    {
        using var test = new CacheUnderTest(options => options.Default.Loads.FailureCoolDown = TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<IOException>(() => Fail(test));

        await Assert.ThrowsAsync<IOException>(async () => await test.Get("build", "not tried"));
        test.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("new", await test.Get("build", "new"));
    }

    [Fact]
    public async Task A_value_is_loaded_anew_before_it_expires()
    {
        using var test = new CacheUnderTest(options =>
        {
            options.Jitter = 0;
            options.Default.Loads.RefreshAhead = 0.8;
        });
        await test.Get("build", "old");
        test.Clock.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal("old", await test.Cache.GetOrCreateAsync("build", _factory.LoadAsync, cancellationToken: Cancellation));
        Assert.Equal("old", await test.Get("build", "a second load"));
        _factory.Return("new");

        await CacheUnderTest.Until(async () => await test.Find<string>("build") == "new");
        Assert.Equal(1, _factory.Runs);
    }

    [Fact]
    public async Task A_refresh_that_fails_leaves_the_value_until_it_expires()
    {
        using var test = new CacheUnderTest(options =>
        {
            options.Jitter = 0;
            options.Default.Loads.RefreshAhead = 0.8;
        });
        await test.Get("build", "old");
        test.Clock.Advance(TimeSpan.FromMinutes(4));

        await Fail(test);
        await CacheUnderTest.Until(() => Task.FromResult(test.Logs.All.Contains("CacheRefreshFailed")));

        Assert.Equal("old", await test.Get("build", "not tried yet"));
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("new", await test.Get("build", "new"));
    }

    private async Task Expire()
    {
        await _test.Get("build", "stale");
        _test.Clock.Advance(TimeSpan.FromMinutes(6));
    }

    private Task<string> Fail() => Fail(_test);

    private static Task<string> Fail(CacheUnderTest test) =>
        test.Cache.GetOrCreateAsync("build", static _ => ValueTask.FromException<string>(new IOException("down")), cancellationToken: Cancellation).AsTask();
}
