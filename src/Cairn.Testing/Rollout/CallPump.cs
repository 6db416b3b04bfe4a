namespace Cairn.Testing;

/// <summary>Sends one kind of call at a steady rate, whether or not earlier ones have been answered, up to a bound.</summary>
internal sealed class CallPump : IAsyncDisposable
{
    private readonly CallPlan _plan;
    private readonly Caller _caller;
    private readonly PeriodicTimer _ticks;
    private readonly CancellationTokenSource _abort = new();
    private readonly List<Task<RolloutFailure?>> _calls = [];
    private readonly TaskCompletionSource<RolloutFailure?> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _pumping;

    public CallPump(CallPlan plan, Caller caller, RolloutClock clock)
    {
        _plan = plan;
        _caller = caller;
        _ticks = new PeriodicTimer(plan.Every, clock.Time);
        _pumping = PumpAsync();
    }

    /// <summary>The first call has a good answer.</summary>
    /// <exception cref="InvalidOperationException">It has not.</exception>
    public async Task ProveAsync(CancellationToken cancellationToken)
    {
        if (await _first.Task.WaitAsync(cancellationToken) is { } failure)
        {
            throw new InvalidOperationException($"A call failed before anything was stopped: {failure}. Name a path that answers 2xx on its own.");
        }
    }

    /// <summary>Sends no more and waits for what is in flight, but not for the end of streams.</summary>
    /// <returns>Every call: how it failed, or null.</returns>
    public async Task<IReadOnlyList<RolloutFailure?>> StopAsync()
    {
        _ticks.Dispose();
        await _pumping;
        await (_plan.IsStream ? _abort.CancelAsync() : Task.CompletedTask);
        return await Task.WhenAll(_calls);
    }

    public async ValueTask DisposeAsync()
    {
        await _abort.CancelAsync();
        await StopAsync();
        _abort.Dispose();
    }

    // A disposed timer ends the loop.
    private async Task PumpAsync()
    {
        do
        {
            if (_calls.Count(call => !call.IsCompleted) < _plan.AtMost)
            {
                _calls.Add(SendAsync());
            }
        }
        while (await _ticks.WaitForNextTickAsync(CancellationToken.None));
    }

    private async Task<RolloutFailure?> SendAsync()
    {
        var failure = await _caller.SendAsync(_plan, () => _first.TrySetResult(null), _abort.Token);
        _first.TrySetResult(failure);
        return failure;
    }
}
