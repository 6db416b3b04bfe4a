namespace Cairn.Caching.Tests;

public sealed class FenceTests : IDisposable
{
    private readonly CacheUnderTest _test = new();
    private readonly GatedFactory<string> _old = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_removal_during_a_load_wins()
    {
        var load = Begin();

        await _test.Cache.RemoveAsync("build", Cancellation);
        _old.Return("old");

        Assert.Equal("old", await load);
        Assert.Equal("new", await _test.Get("build", "new"));
        Assert.Equal(1, _test.Seen.Fenced);
    }

    [Fact]
    public async Task A_set_during_a_load_wins()
    {
        var load = Begin();

        await _test.Cache.SetAsync("build", "set", cancellationToken: Cancellation);
        _old.Return("old");

        Assert.Equal("old", await load);
        Assert.Equal("set", await _test.Get("build", "new"));
    }

    [Fact]
    public async Task A_removal_by_tag_during_a_load_wins()
    {
        var load = Begin("builds");

        await _test.Cache.RemoveByTagAsync("builds", Cancellation);
        _old.Return("old");

        Assert.Equal("old", await load);
        Assert.Equal("new", await _test.Get("build", "new", null, "builds"));
        Assert.Equal(1, _test.Seen.Fenced);
    }

    [Fact]
    public async Task A_removal_of_everything_during_a_load_wins()
    {
        var load = Begin();

        await _test.Cache.RemoveByTagAsync("*", Cancellation);
        _old.Return("old");

        Assert.Equal("old", await load);
        Assert.Null(await _test.Find<string>("build"));
    }

    [Fact]
    public async Task Who_comes_after_a_removal_by_tag_does_not_wait_for_the_load_before_it()
    {
        var load = Begin("builds");
        await _test.Cache.RemoveByTagAsync("builds", Cancellation);

        var value = await _test.Get("build", "new", null, "builds");
        _old.Return("old");

        Assert.Equal("new", value);
        Assert.Equal("old", await load);
        Assert.Equal("new", await _test.Find<string>("build"));
    }

    [Fact]
    public async Task A_tag_that_the_factory_names_is_fenced_from_its_start()
    {
        var load = _test.Cache.GetOrCreateAsync("build", _old, static async (old, context, token) =>
        {
            context.Tags = ["builds"];
            return await old.LoadAsync(token);
        }, cancellationToken: Cancellation);

        await _test.Cache.RemoveByTagAsync("builds", Cancellation);
        _old.Return("old");

        Assert.Equal("old", await load);
        Assert.Null(await _test.Find<string>("build"));
    }

    [Fact]
    public async Task A_removal_during_a_load_that_fails_brings_no_stale_value_back()
    {
        using var test = new CacheUnderTest(options => options.Default.StaleFor = TimeSpan.FromHours(1));
        await test.Get("build", "stale");
        test.Clock.Advance(TimeSpan.FromMinutes(6));
        var load = test.Cache.GetOrCreateAsync("build", _old.LoadAsync, cancellationToken: Cancellation).AsTask();

        await test.Cache.RemoveAsync("build", Cancellation);
        _old.Throw(new IOException("down"));

        await Assert.ThrowsAsync<IOException>(() => load);
        Assert.Equal("new", await test.Get("build", "new"));
    }

    private Task<string> Begin(params string[] tags) =>
        _test.Cache.GetOrCreateAsync("build", _old.LoadAsync, tags: tags, cancellationToken: CancellationToken.None).AsTask();
}
