namespace Cairn.Testing;

/// <summary>
/// Looks at a replica many times a second and keeps the balancer up to date: a replica that is ready gets calls at once, one that is
/// not ready any more gets none only after the lag.
/// </summary>
internal sealed class ReplicaWatch(Replica replica, Balancer balancer, TimeSpan lag, RolloutClock clock)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(25);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan? _unreadySince;

    public Task Ready => _ready.Task;

    /// <summary>Looks until the replica was asked to stop, has ended, and gets no calls any more.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ticks = new PeriodicTimer(Period, clock.Time);
        bool hadEnded;
        do
        {
            hadEnded = replica.Exited.IsCompleted;
            await LookAsync(cancellationToken);
        }
        while (!(hadEnded && replica.Life.RemovedAt is not null) && await ticks.WaitForNextTickAsync(cancellationToken));
    }

    // The listener first: if it is closed and the probe says "ready" after that, the order was wrong without any doubt.
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var life = replica.Life;
        var isStopping = replica.IsAskedToStop;
        if (isStopping && life.ListenerClosedAt is null && !await replica.AcceptsAsync(cancellationToken))
        {
            life.ListenerClosedAt = clock.Elapsed;
        }

        if (await replica.IsReadyAsync(cancellationToken))
        {
            life.WasReadyWhileClosed |= life.ListenerClosedAt is not null;
            Admit(life);
        }
        else if (life.ReadyAt is not null)
        {
            Doubt(life, isStopping);
        }
    }

    private void Admit(RolloutReplica life)
    {
        life.ReadyAt ??= clock.Elapsed;
        _unreadySince = null;
        balancer.Add(life.Number, replica.Main);
        _ready.TrySetResult();
    }

    private void Doubt(RolloutReplica life, bool isStopping)
    {
        _unreadySince ??= clock.Elapsed;
        if (isStopping)
        {
            life.UnreadyAt ??= clock.Elapsed;
        }

        if (clock.Elapsed - _unreadySince < lag)
        {
            return;
        }

        balancer.Remove(life.Number);
        if (isStopping)
        {
            life.RemovedAt ??= clock.Elapsed;
        }
    }
}
