namespace Cairn.Migration.Shadow;

/// <summary>Picks an exact share of a route's requests, and not more in a second than its budget.</summary>
internal sealed class ShadowSampler(double percent, int rate, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private double _owed;
    private double _budget = rate;
    private long _filled = clock.GetTimestamp();

    public bool Picks()
    {
        lock (_lock)
        {
            _owed += percent;
            if (_owed < 100)
            {
                return false;
            }

            _owed -= 100;
            return true;
        }
    }

    public bool Affords()
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            _budget = Math.Min(rate, _budget + rate * clock.GetElapsedTime(_filled, now).TotalSeconds);
            _filled = now;
            if (_budget < 1)
            {
                return false;
            }

            _budget--;
            return true;
        }
    }
}
