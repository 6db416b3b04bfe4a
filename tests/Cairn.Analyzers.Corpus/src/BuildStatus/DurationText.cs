using System.Globalization;
using System.Text.RegularExpressions;

namespace BuildStatus;

/// <summary>durations.py: "1h 5m 3s" and back.</summary>
internal static partial class DurationText
{
    public static TimeSpan Parse(string text)
    {
        var match = Pattern().Match(text.Trim());
        if (!match.Success || match.Length == 0)
        {
            throw new FormatException($"'{text}' is no duration. Write it like 1h 5m 3s.");
        }

        var hours = Number(match.Groups["h"]);
        var minutes = Number(match.Groups["m"]);
        var seconds = Number(match.Groups["s"]);
        return new TimeSpan(hours, minutes, seconds);
    }

    public static string Write(TimeSpan duration)
    {
        var parts = new List<string>();
        if (duration.TotalHours >= 1)
        {
            parts.Add($"{(int)duration.TotalHours}h");
        }

        if (duration.Minutes > 0)
        {
            parts.Add($"{duration.Minutes}m");
        }

        if (duration.Seconds > 0 || parts.Count == 0)
        {
            parts.Add($"{duration.Seconds}s");
        }

        return string.Join(' ', parts);
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(?<h>\d+)h)?\s*(?:(?<m>\d+)m)?\s*(?:(?<s>\d+)s)?$")]
    private static partial Regex Pattern();
}
