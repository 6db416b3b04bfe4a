using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting.Health;

/// <summary>Runs all warm-ups at the same time once the service has started, and gives them up when it stops.</summary>
internal sealed class RunWarmups(IEnumerable<WarmupRun> warmups) : IHostedLifecycleService, IDisposable
{
    private readonly WarmupRun[] _warmups = [.. warmups];
    private readonly CancellationTokenSource _stopping = new();

    public IReadOnlyList<WarmupStatus> Status => Array.ConvertAll(_warmups, warmup => warmup.Status);

    public bool HaveSucceeded => Array.TrueForAll(_warmups, warmup => warmup.Status.HasSucceeded);

    public bool HasFailed => Array.Exists(_warmups, warmup => warmup.Status.Failure is not null);

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var warmup in _warmups)
        {
            _ = warmup.RunAsync(_stopping.Token); // It keeps its outcome, and throws nothing.
        }

        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => _stopping.CancelAsync();

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();
}
