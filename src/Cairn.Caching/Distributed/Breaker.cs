using Cairn.Caching.Local;

namespace Cairn.Caching.Distributed;

/// <summary>Does without a store that keeps failing, and lets one command through now and then to see whether it is back.</summary>
internal sealed class Breaker(SecondLevelSettings settings, CacheClock clock)
{
    private readonly Lock _gate = new();
    private int _failures;
    private long _openUntil = Entry.Never;

    public bool IsOpen
    {
        get
        {
            lock (_gate)
            {
                return _failures >= settings.BreakAfter;
            }
        }
    }

    /// <summary>Whether a command may go to the store. While the breaker is open that is one for every pause.</summary>
    public bool Allows()
    {
        lock (_gate)
        {
            if (_failures < settings.BreakAfter)
            {
                return true;
            }

            if (clock.Now < _openUntil)
            {
                return false;
            }

            _openUntil = CacheClock.After(clock.Now, settings.BreakFor);
            return true;
        }
    }

    public void Succeed()
    {
        lock (_gate)
        {
            _failures = 0;
        }
    }

    /// <returns>Whether this failure has opened the breaker.</returns>
    public bool Fail()
    {
        lock (_gate)
        {
            if (++_failures < settings.BreakAfter)
            {
                return false;
            }

            _openUntil = CacheClock.After(clock.Now, settings.BreakFor);
            return _failures == settings.BreakAfter;
        }
    }
}
