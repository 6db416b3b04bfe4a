using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Tests;

public sealed class ExpirationTests : IDisposable
{
    private readonly CacheUnderTest _test = new(options => options.Jitter = 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_value_is_fresh_for_five_minutes_by_default()
    {
        await _test.Get("build", "old");
        _test.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.Equal("old", await _test.Get("build", "new"));

        _test.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("new", await _test.Get("build", "new"));
    }

    [Fact]
    public async Task An_end_can_only_be_removed_by_a_policy()
    {
        var endless = new HybridCacheEntryOptions { Expiration = TimeSpan.MaxValue };
        using var test = new CacheUnderTest(options => options.Policies["eternal"] = new() { KeyPrefix = "eternal:", Expiration = Timeout.InfiniteTimeSpan });
        await test.Get("build", "short", endless);
        await test.Get("eternal:build", "long");

        test.Clock.Advance(TimeSpan.FromDays(1000));

        Assert.Null(await test.Find<string>("build"));
        Assert.Equal("long", await test.Find<string>("eternal:build"));
    }

    [Fact]
    public async Task The_options_of_a_call_win_over_its_policy()
    {
        await _test.Get("total", "value", new HybridCacheEntryOptions { Expiration = TimeSpan.FromSeconds(10) });
        await _test.Get("local", "value", new HybridCacheEntryOptions { LocalCacheExpiration = TimeSpan.FromSeconds(10) });
        await _test.Get("zero", "value", new HybridCacheEntryOptions { Expiration = TimeSpan.Zero });

        Assert.Null(await _test.Find<string>("zero"));
        _test.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Null(await _test.Find<string>("total"));
        Assert.Null(await _test.Find<string>("local"));
    }

    [Fact]
    public async Task The_longest_prefix_wins_over_a_shorter_one_and_over_the_type()
    {
        using var test = new CacheUnderTest(null, null,
            ("Cairn:Caching:Policies:builds:KeyPrefix", "build:"), ("Cairn:Caching:Policies:builds:Expiration", "00:00:20"),
            ("Cairn:Caching:Policies:old:KeyPrefix", "build:old:"), ("Cairn:Caching:Policies:old:Expiration", "00:00:30"),
            ("Cairn:Caching:Policies:text:ValueType", "System.String"), ("Cairn:Caching:Policies:text:Expiration", "00:00:10"));
        await test.Get("other", "10 s");
        await test.Get("build:1", "20 s");
        await test.Get("build:old:1", "30 s");

        Assert.Equal("10 s, 20 s, 30 s", await Found(test, 8.9));
        Assert.Equal(", 20 s, 30 s", await Found(test, 8.9));
        Assert.Equal(", , 30 s", await Found(test, 8.9));
        Assert.Equal(", , ", await Found(test, 8.9));
    }

    [Fact]
    public async Task There_is_none_is_an_answer_with_a_life_of_its_own()
    {
        using var test = new CacheUnderTest(options => options.Default.NullExpiration = TimeSpan.FromSeconds(10));
        await test.Get<string?>("build", null);
        Assert.Null(await test.Get<string?>("build", "found meanwhile"));

        test.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("found meanwhile", await test.Get<string?>("build", "found meanwhile"));
        Assert.Equal(1, test.Seen.Negative);
    }

    [Fact]
    public async Task A_factory_can_say_how_its_value_is_kept()
    {
        await _test.Cache.GetOrCreateAsync("short", 0, static (_, context, _) =>
        {
            context.Expiration = TimeSpan.FromSeconds(1);
            context.Tags = ["builds"];
            return new ValueTask<string>("value");
        }, cancellationToken: Cancellation);
        await _test.Cache.GetOrCreateAsync("never", 0, static (_, context, _) =>
        {
            context.DoNotCache();
            return new ValueTask<string>("value");
        }, cancellationToken: Cancellation);

        Assert.Equal("value", await _test.Find<string>("short"));
        Assert.Null(await _test.Find<string>("never"));
        await _test.Cache.RemoveByTagAsync("builds", Cancellation);
        Assert.Null(await _test.Find<string>("short"));
    }

    [Fact]
    public async Task A_factory_can_say_that_nothing_has_changed()
    {
        using var test = new CacheUnderTest(options => options.Default.StaleFor = TimeSpan.FromHours(1));
        var old = await test.Get("build", new Values.Commit("main", 1, null));
        test.Clock.Advance(TimeSpan.FromMinutes(6));

        var value = await test.Cache.GetOrCreateAsync("build", 0, static (_, context, _) => new ValueTask<Values.Commit>(context.NotModified<Values.Commit>()), cancellationToken: Cancellation);

        Assert.Same(old, value);
        Assert.Same(old, await test.Find<Values.Commit>("build"));
    }

    [Fact]
    public async Task A_tag_removes_what_carries_it_and_nothing_else()
    {
        await _test.Get("a", "a", null, "one", "two");
        await _test.Get("b", "b", null, "two");
        await _test.Get("c", "c");

        await _test.Cache.RemoveByTagAsync("one", Cancellation);

        Assert.Null(await _test.Find<string>("a"));
        Assert.Equal("b", await _test.Find<string>("b"));
        Assert.Equal("c", await _test.Find<string>("c"));
        Assert.Equal("new", await _test.Get("a", "new", null, "one", "two"));
        Assert.Equal("new", await _test.Find<string>("a"));
    }

    private static async Task<string> Found(CacheUnderTest test, double seconds)
    {
        test.Clock.Advance(TimeSpan.FromSeconds(seconds));
        return $"{await test.Find<string>("other")}, {await test.Find<string>("build:1")}, {await test.Find<string>("build:old:1")}";
    }
}
