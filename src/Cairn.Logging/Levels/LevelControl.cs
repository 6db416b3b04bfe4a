using Microsoft.Extensions.Logging;

namespace Cairn.Logging;

/// <summary>Changes levels for a while, ends that when the while is over, and says so in the log each time.</summary>
internal sealed class LevelControl(LevelOverrides overrides, TimeProvider clock, ILogger<LevelControl> logger) : IDisposable
{
    private readonly Lock _sync = new();
    private readonly Dictionary<string, ITimer> _ends = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<LevelOverride> Current => overrides.Current.Values;

    public LevelOverride Set(string category, LogLevel level, TimeSpan duration, string by)
    {
        var held = new LevelOverride(category, level, clock.GetUtcNow() + duration);

        lock (_sync)
        {
            logger.LevelChanged(category, level, held.Until, by); // first, as the new level may be above this line's
            StopTimer(category);
            overrides.Replace(overrides.Current.SetItem(category, held));
            _ends[category] = clock.CreateTimer(_ => Expire(held), null, duration, Timeout.InfiniteTimeSpan);
        }

        return held;
    }

    /// <summary>Goes back to the configured level.</summary>
    /// <returns>Whether there was anything to go back from.</returns>
    public bool Reset(string category, string by)
    {
        lock (_sync)
        {
            if (!overrides.Current.TryGetValue(category, out var held))
            {
                return false;
            }

            Remove(held);
            logger.LevelReset(held.Category, held.Level, by);
            return true;
        }
    }

    public void Dispose()
    {
        lock (_sync)
        {
            foreach (var end in _ends.Values)
            {
                end.Dispose();
            }
        }
    }

    private void Expire(LevelOverride held)
    {
        lock (_sync)
        {
            if (!ReferenceEquals(overrides.Current.GetValueOrDefault(held.Category), held))
            {
                return; // it was set again, or reset, just now
            }

            Remove(held);
            logger.LevelExpired(held.Category, held.Level);
        }
    }

    private void Remove(LevelOverride held)
    {
        StopTimer(held.Category);
        overrides.Replace(overrides.Current.Remove(held.Category));
    }

    private void StopTimer(string category)
    {
        if (_ends.Remove(category, out var end))
        {
            end.Dispose();
        }
    }
}
