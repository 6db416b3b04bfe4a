using System.Globalization;

namespace Cairn.Grpc.Wire;

/// <summary>The value of <c>grpc-timeout</c>: one to eight digits and a unit (gRPC over HTTP/2, "Timeout").</summary>
internal static class TimeoutHeader
{
    private const int MostDigits = 8;
    private const long Largest = 99_999_999;
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    /// <summary>Units from the finest on, each with its length in ticks. A tick is 100 ns, so nanoseconds are written in no header of ours.</summary>
    private static readonly (char Unit, long Ticks)[] Units =
    [
        ('u', TicksPerMicrosecond),
        ('m', TimeSpan.TicksPerMillisecond),
        ('S', TimeSpan.TicksPerSecond),
        ('M', TimeSpan.TicksPerMinute),
        ('H', TimeSpan.TicksPerHour),
    ];

    /// <summary>Reads a value. Parts of a tick are rounded up, so that no call has less time than it was given.</summary>
    public static bool TryParse(ReadOnlySpan<char> value, out TimeSpan timeout)
    {
        timeout = default;
        if (value.Length is < 2 or > MostDigits + 1 || value[..^1].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var count = long.Parse(value[..^1], NumberStyles.None, CultureInfo.InvariantCulture);
        if (value[^1] == 'n')
        {
            timeout = new TimeSpan((count + TimeSpan.NanosecondsPerTick - 1) / TimeSpan.NanosecondsPerTick);
            return true;
        }

        foreach (var (unit, ticks) in Units)
        {
            if (unit == value[^1])
            {
                timeout = new TimeSpan(count * ticks); // the largest, 99,999,999 hours, is 3.6e18 ticks: below long.MaxValue
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes a value in the finest unit that has room for it, rounded up: what is parsed again is never shorter, and less than a unit longer.</summary>
    public static string Format(TimeSpan timeout)
    {
        var ticks = Math.Max(timeout.Ticks, 0);
        foreach (var (unit, length) in Units)
        {
            var count = (ticks / length) + (ticks % length == 0 ? 0 : 1);
            if (count <= Largest)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");
            }
        }

        return "99999999H";
    }
}
