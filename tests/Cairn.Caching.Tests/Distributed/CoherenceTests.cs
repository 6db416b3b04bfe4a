using Cairn.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Caching.Tests.Distributed;

public sealed class CoherenceTests : IDisposable
{
    private readonly PushingStore _store = new();
    private readonly CacheUnderTest _test;

    public CoherenceTests() => _test = new(options => options.Jitter = 0, services => services.AddSingleton<ISecondLevel>(_store));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_push_drops_the_copy()
    {
        await LoadAndStore("old");
        await _store.RemoveAsync("build", Cancellation);

        _store.Copies.Forget("build");

        Assert.Equal("new", await _test.Get("build", "new"));
    }

    [Fact]
    public async Task A_push_fences_the_load_under_way()
    {
        var factory = new GatedFactory<string>();
        var load = _test.Cache.GetOrCreateAsync("build", factory.LoadAsync, cancellationToken: Cancellation).AsTask();
        await factory.Entered;

        _store.ChangeElsewhere("build");
        factory.Return("old");

        Assert.Equal("old", await load);
        Assert.Equal("new", await _test.Get("build", "new"));
    }

    [Fact]
    public async Task What_was_pushed_before_the_lease_was_taken_does_not_keep_a_load_from_others()
    {
        var gate = new TaskCompletionSource();
        _store.Reads = gate.Task;
        var load = _test.Get("build", "value").AsTask();

        _store.Copies.Forget("build"); // another node has taken the lease, and given it back
        gate.SetResult();

        Assert.Equal("value", await load);
        await CacheUnderTest.Until(() => Task.FromResult(_store.Values.ContainsKey("build")));
        Assert.Equal("value", await _test.Get("build", "loaded again"));
    }

    [Fact]
    public async Task A_tag_that_changes_while_it_is_asked_for_does_not_keep_a_load_from_others()
    {
        var gate = new TaskCompletionSource();
        _store.TagReads = gate.Task;
        var load = _test.Get("build", "value").AsTask();

        await _store.RenewElsewhere(StoreKeys.Everything); // the first node that asks gives the tag its version
        gate.SetResult();

        Assert.Equal("value", await load);
        await CacheUnderTest.Until(() => Task.FromResult(_store.Values.ContainsKey("build")));
        _store.Copies.ForgetAll();
        Assert.Equal("value", await _test.Get("build", "loaded again"));
    }

    [Fact]
    public async Task Versions_that_are_learnt_after_the_factory_has_begun_do_not_make_its_value_newer()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var factory = new GatedFactory<string>();
        _store.TagReads = gate.Task;
        var load = _test.Cache.GetOrCreateAsync("build", factory.LoadAsync, tags: ["builds"], cancellationToken: Cancellation).AsTask();
        await _test.Clock.AdvanceUntilIdle(TimeSpan.FromMilliseconds(100), Cancellation); // the load goes on without the store
        await factory.Entered;

        await _test.Cache.RemoveByTagAsync("builds", Cancellation);
        gate.SetResult();
        await CacheUnderTest.Until(() => Task.FromResult(_store.TagsRead == 2)); // once in vain, as the tag has changed
        factory.Return("old");

        Assert.Equal("old", await load);
        Assert.Equal("new", await _test.Get("build", "new", null, "builds"));
    }

    [Fact]
    public async Task A_store_that_comes_back_while_a_tag_is_asked_for_in_vain_is_asked_again()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.TagReads = gate.Task;
        var set = _test.Cache.SetAsync("build", "unread", cancellationToken: Cancellation).AsTask();

        _store.Copies.Connected(Coherence.ByPush);
        _store.TagReads = Task.CompletedTask;
        gate.SetException(new IOException("not connected yet"));
        await set;
        await _test.Get("next", "value");
        await CacheUnderTest.Until(() => Task.FromResult(_store.Values.ContainsKey("next")));

        _store.Copies.ForgetAll();
        Assert.Equal("value", await _test.Get("next", "loaded again"));
    }

    [Fact]
    public async Task A_strict_set_under_tags_that_the_store_has_not_told_is_refused()
    {
        _store.TagReads = Task.FromException(new IOException("not connected yet"));

        await Assert.ThrowsAsync<CacheStoreException>(async () => await _test.Cache.SetStrictlyAsync("build", "value", cancellationToken: Cancellation));
        _store.TagReads = Task.CompletedTask;
        _store.Copies.ForgetAll();
        await _test.Cache.SetStrictlyAsync("build", "value", cancellationToken: Cancellation);
        _store.Copies.ForgetAll();

        Assert.Equal("value", await _test.Get("build", "loaded again"));
    }

    [Fact]
    public async Task A_tag_that_was_pushed_is_asked_for_again()
    {
        await LoadAndStore("old", "builds");
        _store.Copies.ForgetTag("builds");
        Assert.Equal("old", await _test.Get("build", "the tag has not changed", null, "builds"));

        await _store.RenewElsewhere("builds");

        Assert.Equal("new", await _test.Get("build", "new", null, "builds"));
    }

    [Fact]
    public async Task Tags_are_known_for_ever_while_changes_are_pushed()
    {
        await LoadAndStore("old", "builds");
        await _store.RenewTagAsync("builds", Cancellation);

        _test.Clock.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal("old", await _test.Get("build", "nothing was pushed", null, "builds"));
    }

    [Fact]
    public async Task A_lost_connection_is_bridged_for_the_grace()
    {
        await LoadAndStore("old");
        await _store.RemoveAsync("build", Cancellation);

        _store.Copies.Disconnected();
        _test.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal("old", await _test.Get("build", "new"));
        _test.Clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("new", await _test.Get("build", "new"));
    }

    [Fact]
    public async Task What_is_loaded_while_the_connection_is_lost_lives_no_longer_than_the_grace()
    {
        _store.Copies.Disconnected();
        _test.Clock.Advance(TimeSpan.FromMinutes(1));
        await LoadAndStore("old");
        await _store.RemoveAsync("build", Cancellation);

        _test.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("new", await _test.Get("build", "new"));
    }

    [Fact]
    public async Task After_a_reconnection_nothing_is_believed_that_was_cached_before()
    {
        await LoadAndStore("old");
        await _store.RemoveAsync("build", Cancellation);
        _store.Copies.Disconnected();

        _store.Copies.Connected(Coherence.ByPush);

        Assert.Equal("new", await _test.Get("build", "new"));
        _test.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal("new", await _test.Get("build", "lives its full life again"));
    }

    [Fact]
    public async Task After_a_flush_nothing_is_believed()
    {
        await LoadAndStore("old", "builds");
        await _store.RemoveAsync("build", Cancellation);

        _store.Copies.ForgetAll();

        Assert.Equal("new", await _test.Get("build", "new", null, "builds"));
    }

    [Fact]
    public async Task A_load_writes_with_its_lease_and_a_set_without()
    {
        await LoadAndStore("old");

        await _test.Cache.SetAsync("build", "set", cancellationToken: Cancellation);

        Assert.Equal([7UL, 0UL], _store.Leases);
    }

    [Fact]
    public async Task A_lease_that_was_lost_fences_the_load()
    {
        _store.LosesLeases = true;
        await _test.Get("build", "old");

        await CacheUnderTest.Until(() => Task.FromResult(_test.Seen.Fenced == 1));

        Assert.Empty(_store.Values);
        Assert.Equal("new", await _test.Get("build", "new"));
    }

    [Fact]
    public async Task A_node_waits_for_the_one_that_loads()
    {
        await LoadAndStore("from the other node");
        _store.Copies.Forget("build");
        var bytes = _store.Values["build"];
        await _store.RemoveAsync("build", Cancellation);
        _store.IsBusy = true;
        var load = _test.Get("build", "a second load").AsTask();
        await _store.Waiting;

        await _store.WriteAsync("build", bytes, TimeSpan.FromMinutes(1), lease: 0, Cancellation);
        _store.Free();

        Assert.Equal("from the other node", await load);
    }

    [Fact]
    public async Task A_node_that_loads_for_too_long_is_not_waited_for()
    {
        _store.IsBusy = true;
        var load = _test.Get("build", "own").AsTask();
        await _store.Waiting;

        for (var wait = 0; wait < 2; wait++)
        {
            await _test.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(10), Cancellation);
        }

        Assert.Equal("own", await load);
    }

    [Fact]
    public async Task A_stale_value_stands_in_for_a_failure_though_its_tags_had_to_be_asked_for()
    {
        using var test = new CacheUnderTest(options => options.Default.StaleFor = TimeSpan.FromHours(1), services => services.AddSingleton<ISecondLevel>(_store));
        await test.Get("build", "stale");
        await CacheUnderTest.Until(() => Task.FromResult(_store.Values.ContainsKey("build")));
        await _store.RemoveAsync("build", Cancellation);
        test.Clock.Advance(TimeSpan.FromMinutes(6));
        _store.Copies.ForgetTag("*");

        Assert.Equal("stale", await test.Cache.GetOrCreateAsync("build", static _ => ValueTask.FromException<string>(new IOException("down")), cancellationToken: Cancellation));
    }

    private async Task LoadAndStore(string value, params string[] tags)
    {
        await _test.Get("build", value, null, tags);
        await CacheUnderTest.Until(() => Task.FromResult(_store.Values.ContainsKey("build")));
    }
}
