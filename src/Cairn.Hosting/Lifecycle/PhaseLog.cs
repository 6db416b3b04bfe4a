using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Hosting.Lifecycle;

/// <summary>Measures the phases of a stop, which follow one another without a gap, and logs each when it ends.</summary>
internal sealed class PhaseLog(IHostApplicationLifetime lifetime, TimeProvider time, ILogger<PhaseLog> logger)
{
    private long _stopBegan;
    private long _phaseBegan;
    private int _phase;

    /// <summary>Waits for the stop to begin. Call it early: who registers first is called last when the host has stopped.</summary>
    public void Listen()
    {
        lifetime.ApplicationStopping.Register(() => _stopBegan = _phaseBegan = time.GetTimestamp());
        lifetime.ApplicationStopped.Register(Complete);
    }

    /// <summary>Makes sure that everybody knows of the stop: who stops the host directly has told nobody yet.</summary>
    public void Begin() => lifetime.StopApplication();

    /// <summary>Ends a phase, which can happen once: a host that is stopped twice goes through its rounds twice.</summary>
    public void End(ShutdownPhase phase)
    {
        if (Interlocked.CompareExchange(ref _phase, (int)phase + 1, (int)phase) != (int)phase)
        {
            return;
        }

        var now = time.GetTimestamp();
        logger.ShutdownPhaseEnded(phase, Milliseconds(_phaseBegan, now));
        _phaseBegan = now;
    }

    private void Complete()
    {
        End(ShutdownPhase.Telemetry);
        logger.ShutdownCompleted(Milliseconds(_stopBegan, time.GetTimestamp()), Environment.ExitCode);
    }

    private long Milliseconds(long begin, long end) => (long)time.GetElapsedTime(begin, end).TotalMilliseconds;
}
