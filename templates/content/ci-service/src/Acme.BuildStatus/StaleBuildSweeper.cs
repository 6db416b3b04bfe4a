using Cairn.Hosting;
using Microsoft.Extensions.Options;

namespace Acme.BuildStatus;

/// <summary>Times out builds that nobody has reported on for <see cref="BuildStatusOptions.StaleAfter"/>.</summary>
internal sealed class StaleBuildSweeper(
    BuildStore store,
    IOptions<BuildStatusOptions> options,
    TimeProvider clock,
    ILogger<BuildStatusService> logger) : IWorker
{
    public async Task RunAsync(WorkerContext worker, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepPeriod, clock);
        do
        {
            Sweep();
            worker.Heartbeat();
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private void Sweep()
    {
        foreach (var build in store.TimeOut(options.Value.StaleAfter))
        {
            logger.BuildTimedOut(build.Id, build.Branch, build.Updated);
        }
    }
}
