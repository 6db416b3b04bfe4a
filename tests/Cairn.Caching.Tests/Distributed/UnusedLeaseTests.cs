using Cairn.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Caching.Tests.Distributed;

/// <summary>Other nodes wait for a lease that is held, so one that will not be used is given back, whatever became of the load that it was for.</summary>
public sealed class UnusedLeaseTests : IDisposable
{
    private readonly PushingStore _store = new();
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CacheUnderTest _test;

    public UnusedLeaseTests() => _test = new(options => options.Jitter = 0, services => services.AddSingleton<ISecondLevel>(_store));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_load_that_fails_or_keeps_nothing_gives_its_lease_back()
    {
        var failing = _test.Cache.GetOrCreateAsync("build", static _ => ValueTask.FromException<string>(new IOException("down")), cancellationToken: Cancellation);
        await Assert.ThrowsAsync<IOException>(async () => await failing);
        await _test.Cache.GetOrCreateAsync("build", 0, static (_, context, _) =>
        {
            context.DoNotCache();
            return new ValueTask<string>("once");
        }, cancellationToken: Cancellation);

        Assert.Equal([7UL, 7UL], _store.Released);
    }

    [Fact]
    public async Task A_load_that_is_not_written_because_of_other_keys_gives_its_lease_back()
    {
        var factory = new GatedFactory<string>();
        var load = _test.Cache.GetOrCreateAsync("build", factory.LoadAsync, cancellationToken: Cancellation).AsTask();
        for (var number = 0; number < 5_000; number++)
        {
            await _test.Cache.RemoveAsync($"other {number}", Cancellation); // more than there are marks, so that one of them shares the mark of the load
        }

        factory.Return("value");

        Assert.Equal("value", await load);
        await GivenBack();
        Assert.Empty(_store.Leases);
    }

    [Fact]
    public async Task A_local_copy_that_turns_out_to_be_good_gives_the_lease_back()
    {
        await _test.Get("build", "value", null, "builds");
        await CacheUnderTest.Until(() => Task.FromResult(_store.Values.ContainsKey("build")));
        await _store.RemoveAsync("build", Cancellation); // the store has lost it
        _store.Copies.ForgetTag("builds");

        Assert.Equal("value", await _test.Get("build", "loaded again", null, "builds"));

        Assert.Equal([7UL], _store.Released);
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_soft_limit_gives_its_lease_back()
    {
        _store.GivesLeases = true;
        _store.Reads = _gate.Task;
        var load = _test.Get("build", "value").AsTask();
        await _test.Clock.AdvanceUntilIdle(TimeSpan.FromMilliseconds(100), Cancellation);
        Assert.Equal("value", await load);
        Assert.Empty(_store.Released);

        _gate.SetResult();

        await GivenBack();
        Assert.Empty(_store.Leases); // what was loaded without a lease is not written
    }

    [Fact]
    public async Task A_write_that_is_given_up_gives_its_lease_back()
    {
        _store.Writes = _gate.Task;
        await _test.Get("build", "value");
        await _test.Clock.WaitForTimerAsync(Cancellation); // that ends the write
        Assert.Empty(_store.Released);

        await _test.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(1), Cancellation);

        await GivenBack();
        Assert.Empty(_store.Values);
    }

    [Fact]
    public async Task A_lease_that_was_used_is_not_given_back()
    {
        await _test.Get("build", "value");
        await CacheUnderTest.Until(() => Task.FromResult(_store.Values.ContainsKey("build")));

        await _test.Get("build", "value");

        Assert.Empty(_store.Released);
    }

    private async Task GivenBack()
    {
        await CacheUnderTest.Until(() => Task.FromResult(!_store.Released.IsEmpty));
        Assert.Equal([7UL], _store.Released);
    }
}
