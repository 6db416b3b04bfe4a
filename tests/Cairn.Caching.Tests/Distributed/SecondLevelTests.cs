using Cairn.Caching.Distributed;
using Cairn.Caching.Tests.Values;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Caching.Tests.Distributed;

public sealed class SecondLevelTests : IDisposable
{
    private readonly FakeStore _store = new();
    private readonly CacheUnderTest _a;
    private readonly CacheUnderTest _b;

    public SecondLevelTests() => (_a, _b) = (Node(), Node());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _a.Dispose();
        _b.Dispose();
    }

    [Fact]
    public async Task What_one_node_has_loaded_the_other_one_finds()
    {
        Assert.Equal("value", await _a.Get("build", "value"));
        await Stored("acme:1:build");

        Assert.Equal("value", await _b.Get("build", "lost"));
        Assert.Equal(["acme:1#*", "acme:1:build"], _store.Keys);
    }

    [Fact]
    public async Task Values_of_every_kind_survive()
    {
        await Assert.AllAsync(["plain", "\uD800 alone", new string('x', 100_000)], text => Survives(text));
        await Survives(42);
        await Survives(new Commit("main", 1, new Commit("root", 0, null)));
        await Survives<string?>(null);
        await Survives<int?>(null);
        Assert.True(_store["acme:1:" + new string('x', 100_000).Length].Length < 1000);
    }

    [Fact]
    public async Task A_removal_reaches_the_store()
    {
        await _a.Get("build", "old");
        await Stored("acme:1:build");

        await _a.Cache.RemoveAsync("build", Cancellation);

        Assert.Equal("new", await _b.Get("build", "new"));
    }

    [Fact]
    public async Task A_tag_removed_by_one_node_is_removed_for_a_node_that_restarts()
    {
        await _a.Get("build", "old", null, "builds");
        await Stored("acme:1:build");

        await _a.Cache.RemoveByTagAsync("builds", Cancellation);

        Assert.Equal("new", await _b.Get("build", "new", null, "builds"));
    }

    [Fact]
    public async Task A_tag_removed_by_another_node_is_served_for_five_seconds_at_most()
    {
        await _a.Get("build", "old", null, "builds");
        await Stored("acme:1:build");
        await _b.Get("build", "lost", null, "builds");

        await _a.Cache.RemoveByTagAsync("builds", Cancellation);
        _b.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("new", await _b.Get("build", "new", null, "builds"));
    }

    [Fact]
    public async Task Everything_removed_by_another_node_is_served_for_five_seconds_at_most()
    {
        await _a.Get("build", "old");
        await Stored("acme:1:build");
        await _b.Get("build", "lost");

        await _a.Cache.RemoveByTagAsync("*", Cancellation);
        _b.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("new", await _b.Get("build", "new"));
    }

    [Fact]
    public async Task A_tag_that_has_not_changed_costs_a_question_and_no_load()
    {
        await _a.Get("build", "old", null, "builds");
        _a.Clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal("old", await _a.Get("build", "new", null, "builds"));
    }

    [Fact]
    public async Task Tags_that_the_store_has_lost_lose_values_and_revive_none()
    {
        await _a.Get("build", "old", null, "builds");
        await Stored("acme:1:build");

        await _store.RemoveAsync("acme:1#builds", Cancellation);

        Assert.Equal("new", await _b.Get("build", "new", null, "builds"));
    }

    [Fact]
    public async Task A_store_that_is_down_costs_nobody_an_answer()
    {
        _store.IsDown = true;

        Assert.Equal("value", await _a.Get("build", "value", null, "builds"));
        Assert.Equal("value", await _a.Get("build", "lost", null, "builds"));
        await _a.Cache.RemoveByTagAsync("builds", Cancellation);
        Assert.Equal("new", await _a.Get("build", "new", null, "builds"));
        await _a.Cache.SetAsync("build", "set", cancellationToken: Cancellation);
        Assert.Equal("set", await _a.Find<string>("build"));
        await _a.Cache.RemoveAsync("build", Cancellation);
        Assert.Contains("CacheStoreGivenUp", _a.Logs.All);
    }

    [Fact]
    public async Task A_removal_that_the_store_has_missed_is_made_up_for()
    {
        await _a.Get("build", "old");
        await Stored("acme:1:build");
        _store.IsDown = true;
        await _a.Cache.RemoveAsync("build", Cancellation);
        _store.IsDown = false;

        Assert.Equal("new", await _a.Get("build", "new"));
        await CacheUnderTest.Until(async () => await _b.Find<string>("build") == "new");
    }

    [Fact]
    public async Task A_tag_removal_that_the_store_has_missed_is_made_up_for()
    {
        await _a.Get("build", "old", null, "builds");
        await Stored("acme:1:build");
        _store.IsDown = true;
        await _a.Cache.RemoveByTagAsync("builds", Cancellation);
        _store.IsDown = false;

        Assert.Equal("new", await _a.Get("build", "new", null, "builds"));
        await CacheUnderTest.Until(async () => await _b.Find<string>("build") == "new");
    }

    [Fact]
    public async Task What_the_store_has_missed_is_made_up_for_though_nobody_asks_again()
    {
        await StartAsync(_a);
        await _a.Get("build", "old");
        await _a.Get("tagged", "old", null, "builds");
        await Stored("acme:1:build");
        await Stored("acme:1:tagged");
        _store.IsDown = true;
        await _a.Cache.RemoveAsync("build", Cancellation);
        await _a.Cache.RemoveByTagAsync("builds", Cancellation);
        _store.IsDown = false;

        _a.Clock.Advance(TimeSpan.FromSeconds(10));

        await CacheUnderTest.Until(() => Task.FromResult(!_store.Keys.Contains("acme:1:build")));
        Assert.Equal("new", await _b.Get("build", "new"));
        Assert.Equal("new", await _b.Get("tagged", "new", null, "builds"));
    }

    [Fact]
    public async Task More_removed_tags_than_can_be_remembered_through_an_outage_become_the_removal_of_everything()
    {
        await _a.Get("build", "old", null, "tag 0");
        await Stored("acme:1:build");
        _store.IsDown = true;
        for (var number = 0; number <= KeyLedger.MostFailed; number++)
        {
            await _a.Cache.RemoveByTagAsync($"tag {number}", Cancellation);
        }

        _store.IsDown = false;
        _a.Clock.Advance(TimeSpan.FromSeconds(5));
        await _a.Cache.Store!.MendAsync();

        Assert.Equal("new", await _b.Get("build", "new", null, "tag 0"));
    }

    [Fact]
    public async Task A_strict_set_reports_what_a_plain_one_makes_up_for()
    {
        await _a.Cache.SetStrictlyAsync("build", "stored", cancellationToken: Cancellation);
        Assert.Contains("acme:1:build", _store.Keys);
        _store.IsDown = true;

        await Assert.ThrowsAsync<CacheStoreException>(async () => await _a.Cache.SetStrictlyAsync("build", "lost", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Bytes_that_are_no_value_are_a_miss_and_replaced()
    {
        _store["acme:1:build"] = [1, 2, 3];

        Assert.Equal("new", await _a.Get("build", "new"));
        await CacheUnderTest.Until(async () => await _b.Find<string>("build") == "new");
        Assert.Equal(1, _a.Seen.StoreRefused);
    }

    [Fact]
    public async Task A_value_under_the_key_of_another_or_of_another_type_is_a_miss()
    {
        await _a.Get("build", "value");
        await Stored("acme:1:build");
        _store["acme:1:swapped"] = _store["acme:1:build"];

        Assert.Equal("new", await _b.Get("swapped", "new"));
        Assert.Equal(42, await _b.Get("build", 42));
    }

    [Fact]
    public async Task A_key_that_cannot_be_told_from_others_stays_in_the_process()
    {
        await _a.Get("build \uD800", "one");
        await _a.Get(new string('k', 1025), "long");

        Assert.Equal("one", await _a.Get("build \uD800", "lost"));
        Assert.Equal("long", await _a.Get(new string('k', 1025), "lost"));
        Assert.Equal(["acme:1#*"], _store.Keys);
    }

    private static async Task StartAsync(CacheUnderTest node)
    {
        foreach (var service in node.Services.GetServices<IHostedService>())
        {
            await service.StartAsync(Cancellation);
        }
    }

    private CacheUnderTest Node() => new(
        options => options.KeyNamespace = "acme",
        services => services.AddSingleton<IDistributedCache>(_store));

    private async Task Survives<T>(T value)
    {
        var key = value is string text ? $"{text.Length}" : $"{typeof(T)}";
        await _a.Get(key, value);
        await Stored($"acme:1:{key}");
        var found = await _b.Cache.TryGetAsync<T>(key, Cancellation);
        Assert.True(found.Found, key);
        Assert.Equal(value, found.Value);
    }

    private Task Stored(string key) => CacheUnderTest.Until(() => Task.FromResult(_store.Keys.Contains(key)));
}
