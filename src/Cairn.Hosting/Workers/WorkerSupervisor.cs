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
    private const long NoneOwed = long.MinValue;
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Recovered = TimeSpan.FromMinutes(1);

    private long _lastHeartbeat = NoneOwed;
    private volatile bool _hasStarted;
    private volatile int _failures;

    public string Name => worker.Name;

    /// <summary>Whether the worker has ever beaten, or finished.</summary>
    public bool HasStarted => _hasStarted;

    /// <summary>Failures in a row.</summary>
    public int Failures => _failures;

    /// <summary>How long ago the last sign of life was; <c>null</c> when none is owed, before the first and once the worker has finished.</summary>
    public TimeSpan? HeartbeatAge => Volatile.Read(ref _lastHeartbeat) is var beat and not NoneOwed ? time.GetElapsedTime(beat) : null;

    /// <summary>Runs the worker until it has finished, is stopped, or has failed once too often.</summary>
    /// <returns><c>false</c> when the supervisor gave up.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var begin = time.GetTimestamp();
            var failure = await RunOnceAsync(cancellationToken);
            if (failure is null)
            {
                return true;
            }

            _failures = time.GetElapsedTime(begin) > Recovered ? 1 : _failures + 1;
            if (_failures > options.Value.Workers.RestartLimit)
            {
                logger.WorkerGaveUp(worker.Name, _failures, ExitCodes.WorkerFailure, failure);
                return false;
            }

            var delay = BackOff(_failures);
            logger.WorkerRestarting(worker.Name, _failures, delay, failure);
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return true;
    }

    private async Task<Exception?> RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await worker.RunAsync(new WorkerContext(() => Beat(time.GetTimestamp())), cancellationToken);
            Beat(NoneOwed);
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

    private void Beat(long timestamp)
    {
        Volatile.Write(ref _lastHeartbeat, timestamp);
        _hasStarted = true;
    }

    private static TimeSpan BackOff(int failures) =>
        TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures - 1), LongestBackOff.TotalSeconds));
}
