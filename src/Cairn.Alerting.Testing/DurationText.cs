using System.Globalization;

namespace Cairn.Alerting.Testing;

/// <summary>Durations as a reader has them: <c>7 min</c>, <c>3 h 20 min</c>, <c>8 d</c>.</summary>
internal static class DurationText
{
    public static string Of(TimeSpan time)
    {
        var sign = time < TimeSpan.Zero ? "-" : "";
        var (days, hours, minutes) = (Math.Abs(time.Days), Math.Abs(time.Hours), Math.Abs(time.Minutes));
        string[] parts = [.. new[] { (days, "d"), (hours, "h"), (minutes, "min") }
            .Where(part => part.Item1 > 0)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Item1} {part.Item2}"))];

        return parts.Length == 0 ? "0 min" : sign + string.Join(' ', parts);
    }
}
