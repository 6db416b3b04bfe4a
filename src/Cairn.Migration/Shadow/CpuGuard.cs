namespace Cairn.Migration.Shadow;

/// <summary>Tells when the process is too busy to do anything twice.</summary>
internal sealed class CpuGuard(TimeProvider clock, Func<TimeSpan> cpuTime)
{
    private const double Busy = 0.85;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private long _measured = clock.GetTimestamp();
    private TimeSpan _used = cpuTime();
    private bool _isBusy;

    public bool IsBusy
    {
        get
        {
            lock (_lock)
            {
                var elapsed = clock.GetElapsedTime(_measured);
                if (elapsed >= Interval)
                {
                    var used = cpuTime();
                    _isBusy = (used - _used) / elapsed > Busy * Environment.ProcessorCount;
                    (_measured, _used) = (clock.GetTimestamp(), used);
                }

                return _isBusy;
            }
        }
    }
}
