using System.Diagnostics;
using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Tests;

public sealed class LoadTests : IDisposable
{
    private readonly CacheUnderTest _test = new();
    private readonly GatedFactory<string> _factory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Many_callers_share_one_load()
    {
        var loads = Enumerable.Range(0, 64).Select(_ => Load(Cancellation)).ToList();

        _factory.Return("42");

        Assert.All(await Task.WhenAll(loads), value => Assert.Equal("42", value));
        Assert.Equal(1, _factory.Runs);
    }

    [Fact]
    public async Task Callers_with_different_flags_share_one_load()
    {
        var withoutWrite = Load(Cancellation, HybridCacheEntryFlags.DisableLocalCacheWrite);
        var plain = Load(Cancellation);

        _factory.Return("42");

        Assert.Equal(["42", "42"], await Task.WhenAll(withoutWrite, plain));
        Assert.Equal(1, _factory.Runs);
        Assert.Equal("42", await _test.Find<string>("build"));
    }

    [Fact]
    public async Task Nothing_is_kept_if_all_who_wait_have_switched_that_off()
    {
        var loads = Enumerable.Range(0, 2).Select(_ => Load(Cancellation, HybridCacheEntryFlags.DisableLocalCacheWrite)).ToList();

        _factory.Return("42");

        await Task.WhenAll(loads);
        Assert.Null(await _test.Find<string>("build"));
    }

    [Fact]
    public async Task A_factory_that_asks_for_its_own_key_throws()
    {
        var error = await Assert.ThrowsAsync<CacheReentrancyException>(async () =>
            await _test.Cache.GetOrCreateAsync("build", async token => await Load(token), cancellationToken: Cancellation));

        Assert.Equal("build", error.Key);
    }

    [Fact]
    public async Task A_factory_that_asks_for_its_own_key_through_another_one_throws()
    {
        var cache = _test.Cache;

        var load = cache.GetOrCreateAsync("build", async token =>
        {
            await Task.Yield();
            return await cache.GetOrCreateAsync("runner", async inner => await cache.GetOrCreateAsync("build", _factory.LoadAsync, cancellationToken: inner), cancellationToken: token);
        }, cancellationToken: Cancellation);

        await Assert.ThrowsAsync<CacheReentrancyException>(async () => await load);
        Assert.Equal("new", await _test.Get("build", "new"));
    }

    [Fact]
    public async Task A_failure_is_shared_by_all_who_wait_and_not_kept()
    {
        var loads = Enumerable.Range(0, 8).Select(_ => Load(Cancellation)).ToList();

        _factory.Throw(new IOException("down"));

        await Assert.AllAsync(loads, load => Assert.ThrowsAsync<IOException>(() => load));
        Assert.Equal(1, _factory.Runs);
        Assert.Equal("up", await _test.Get("build", "up"));
    }

    [Fact]
    public async Task A_caller_that_leaves_harms_nobody()
    {
        using var impatience = new CancellationTokenSource();
        var first = Load(impatience.Token);
        var second = Load(Cancellation);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _factory.Return("42");

        Assert.Equal("42", await second);
        Assert.Equal(1, _factory.Runs);
    }

    [Fact]
    public async Task The_factory_is_cancelled_when_the_last_caller_has_left()
    {
        using var impatience = new CancellationTokenSource();
        var loads = Enumerable.Range(0, 3).Select(_ => Load(impatience.Token)).ToList();

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(loads));
        Assert.True(_factory.Token.IsCancellationRequested);
        Assert.Equal("next", await _test.Get("build", "next"));
    }

    [Fact]
    public async Task A_caller_that_is_cancelled_already_loads_nothing()
    {
        var load = Load(new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => load);
        Assert.Equal(0, _factory.Runs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_factory_runs_in_the_flow_and_on_the_thread_of_its_caller(bool canCancel)
    {
        var flow = new AsyncLocal<string> { Value = "mine" };
        using var activity = new Activity("request").Start();
        var thread = Environment.CurrentManagedThreadId;

        var seen = await _test.Cache.GetOrCreateAsync(
            "flow",
            token => new ValueTask<(string?, string?, int)>((flow.Value, Activity.Current?.RootId, Environment.CurrentManagedThreadId)),
            cancellationToken: canCancel ? Cancellation : CancellationToken.None);

        Assert.Equal(("mine", activity.RootId, thread), seen);
    }

    [Fact]
    public async Task A_value_of_another_type_is_a_miss_with_a_warning()
    {
        await _test.Get("build", "text");

        Assert.Equal(42, await _test.Get("build", 42));
        Assert.Equal(42, await _test.Get("build", 43));
        Assert.Equal(["CacheTypeMismatch"], _test.Logs.All);
    }

    [Fact]
    public async Task A_load_of_another_type_is_not_waited_for()
    {
        var text = Load(Cancellation);

        Assert.Equal(42, await _test.Get("build", 42));
        _factory.Return("text");

        Assert.Equal("text", await text);
        Assert.Equal("text", await _test.Find<string>("build"));
    }

    [Fact]
    public async Task A_look_up_without_a_factory_neither_starts_nor_disturbs_a_load()
    {
        var peek = new HybridCacheEntryOptions { Flags = HybridCacheEntryFlags.DisableUnderlyingData };

        Assert.Null(await _test.Cache.GetOrCreateAsync("build", static _ => new ValueTask<string?>("made"), peek, cancellationToken: Cancellation));
        var load = Load(Cancellation);
        Assert.Null(await _test.Cache.GetOrCreateAsync("build", static _ => new ValueTask<string?>("made"), peek, cancellationToken: Cancellation));
        _factory.Return("42");

        Assert.Equal("42", await load);
        Assert.Equal("42", await _test.Cache.GetOrCreateAsync("build", static _ => new ValueTask<string?>("made"), peek, cancellationToken: Cancellation));
    }

    private Task<string> Load(CancellationToken token, HybridCacheEntryFlags flags = HybridCacheEntryFlags.None) =>
        _test.Cache.GetOrCreateAsync("build", _factory.LoadAsync, new HybridCacheEntryOptions { Flags = flags }, cancellationToken: token).AsTask();
}
