using Cairn.Hosting.Lifecycle;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Workers;

/// <summary>Runs one worker and restarts it with back-off while it fails.</summary>
internal sealed class WorkerSupervisor(
    WorkerRun worker,
    IOptions<HostingOptions> options,
    TimeProvider time,
    ILogger<WorkerSupervisor> logger)
{
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Recovered = TimeSpan.FromMinutes(1);

    private volatile WorkerStatus _status = new(worker.Name, HasStarted: false, Failures: 0, LastHeartbeat: null);

    public WorkerStatus Status => _status;

    /// <summary>Runs the worker until it has finished, is stopped, or has failed once too often.</summary>
    /// <returns><c>false</c> when the supervisor gave up.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var begin = time.GetTimestamp();
            var failure = await RunOnceAsync(cancellationToken);
            if (failure is null)
            {
                return true;
            }

            failures = time.GetElapsedTime(begin) > Recovered ? 1 : failures + 1;
            _status = _status with { Failures = failures };
            if (failures > options.Value.WorkerRestartLimit)
            {
                logger.WorkerGaveUp(worker.Name, failures, ExitCodes.WorkerFailure, failure);
                return false;
            }

            var delay = BackOff(failures);
            logger.WorkerRestarting(worker.Name, failures, delay, failure);
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return true;
    }

    private async Task<Exception?> RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await worker.RunAsync(new WorkerContext(Beat), cancellationToken);
            _status = _status with { HasStarted = true, LastHeartbeat = null };
            logger.WorkerFinished(worker.Name);
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            logger.FailedWhileStopping(worker.Name, exception);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private void Beat() => _status = _status with { HasStarted = true, LastHeartbeat = time.GetUtcNow() };

    private static TimeSpan BackOff(int failures) =>
        TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures - 1), LongestBackOff.TotalSeconds));
}
