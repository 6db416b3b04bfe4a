using Cairn.Alerting;
using Cairn.Hosting;
using Microsoft.Extensions.Options;

namespace Acme.BuildStatus;

/// <summary>Times out builds that nobody has reported on for <see cref="BuildStatusOptions.StaleAfter"/>.</summary>
internal sealed class StaleBuildSweeper(
    CachedBuilds builds,
    Notifier notifier,
    IOptions<BuildStatusOptions> options,
    TimeProvider clock,
    ILogger<BuildStatusService> logger) : IWorker
{
    /// <summary>It sweeps, in nearly every minute of 28 days.</summary>
    public static void Promise(Objectives promises) => promises.WorkerFreshness("sweeper", target: 0.99);

    public async Task RunAsync(WorkerContext worker, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepPeriod, clock);
        do
        {
            await SweepAsync(cancellationToken);
            worker.Heartbeat();
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var build in await builds.TimeOutAsync(options.Value.StaleAfter))
        {
            logger.BuildTimedOut(build.Id, build.Branch, build.Updated);
            await notifier.TellAsync(build with { Status = BuildState.TimedOut, Updated = clock.GetUtcNow() }, cancellationToken);
        }
    }
}
