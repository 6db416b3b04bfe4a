namespace Cairn.Testing;

/// <summary>The script of a rehearsal, and the owner of all that it starts.</summary>
internal sealed class Rollout(string program, RolloutSetup setup, RolloutClock clock) : IAsyncDisposable
{
    private readonly Balancer _balancer = new();
    private readonly List<Replica> _replicas = [];
    private readonly List<CallPump> _pumps = [];
    private readonly List<Task> _watches = [];
    private readonly CancellationTokenSource _end = new();

    /// <summary>The lives of all replicas started so far.</summary>
    public IReadOnlyList<RolloutReplica> Lives => [.. _replicas.Select(replica => replica.Life)];

    public async Task<RolloutReport> RunAsync(CancellationToken cancellationToken)
    {
        var serving = await Task.WhenAll(Enumerable.Range(0, setup.Replicas).Select(_ => StartAsync(cancellationToken)));
        await LoadAsync(cancellationToken);

        foreach (var (old, watching) in serving)
        {
            await StartAsync(cancellationToken);
            old.Life.OpenConnectionsAtStop = _balancer.OpenConnections(old.Life.Number);
            await old.StopAsync(setup.Stop, setup.GracePeriod, cancellationToken);
            await watching.WaitAsync(cancellationToken);
        }

        var calls = await Task.WhenAll(_pumps.Select(pump => pump.StopAsync()));
        return Report([.. calls.SelectMany(call => call)]);
    }

    // Replicas first: whatever else goes wrong, no process is left behind.
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_replicas.Select(replica => replica.DisposeAsync().AsTask()));
        await Task.WhenAll(_pumps.Select(pump => pump.DisposeAsync().AsTask()));
        await _end.CancelAsync();
        await Task.WhenAll(_watches).ContinueWith(_ => { }, TaskScheduler.Default);
        await _balancer.DisposeAsync();
        _end.Dispose();
    }

    private async Task<(Replica Replica, Task Watching)> StartAsync(CancellationToken cancellationToken)
    {
        var replica = Replica.Launch(_replicas.Count + 1, ReplicaCommand.For(program, setup.Environment), clock);
        _replicas.Add(replica);
        await replica.ReachAsync(replica.Listening, "it had logged its main and its management address", cancellationToken);

        var watch = new ReplicaWatch(replica, _balancer, setup.EndpointLag, clock);
        var watching = watch.RunAsync(_end.Token);
        _watches.Add(watching);
        await replica.ReachAsync(watch.Ready, "it was ready", cancellationToken);
        return (replica, watching);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var caller = new Caller(_balancer, clock);
        _pumps.AddRange(setup.Calls.Select(call => new CallPump(call, caller, clock)));
        await Task.WhenAll(_pumps.Select(pump => pump.ProveAsync(cancellationToken)));
    }

    private RolloutReport Report(IReadOnlyList<RolloutFailure?> calls)
    {
        var failures = calls.OfType<RolloutFailure>().OrderBy(failure => failure.SentAt).ToList();
        return new RolloutReport
        {
            Calls = calls.Count,
            Failures = failures,
            Replicas = Lives,
            Findings = [.. RolloutRules.Findings(setup, calls.Count, failures, Lives)],
        };
    }
}
