using System.Globalization;
using System.Text;

namespace Cairn.Alerting.Indicators;

/// <summary>Spells values as PromQL and the exposition format do.</summary>
internal static class PromText
{
    /// <summary>A string in double quotes.</summary>
    public static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    /// <summary>A regular expression that matches each of the values literally. RE2 has no use for the escaped blanks and hashes of .NET.</summary>
    public static string Alternatives(IEnumerable<string> values) => string.Join('|', values.Select(Escape));

    /// <summary>A duration in its largest whole unit: <c>5m</c>, <c>28d</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { Ticks: > 0 } when time.Ticks % TimeSpan.TicksPerDay == 0 => Invariant(time.Ticks / TimeSpan.TicksPerDay, "d"),
        { Ticks: > 0 } when time.Ticks % TimeSpan.TicksPerHour == 0 => Invariant(time.Ticks / TimeSpan.TicksPerHour, "h"),
        { Ticks: > 0 } when time.Ticks % TimeSpan.TicksPerMinute == 0 => Invariant(time.Ticks / TimeSpan.TicksPerMinute, "m"),
        { Ticks: > 0 } when time.Ticks % TimeSpan.TicksPerSecond == 0 => Invariant(time.Ticks / TimeSpan.TicksPerSecond, "s"),
        _ => Invariant(time.Ticks / TimeSpan.TicksPerMillisecond, "ms"),
    };

    /// <summary>A number, without the exponent that is hard to read in a rule.</summary>
    public static string Number(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>The bound of a bucket as a scrape spells it: always like a float.</summary>
    public static string Bound(double seconds) => seconds.ToString("0.0#########", CultureInfo.InvariantCulture);

    /// <summary>A name of OpenTelemetry in the letters that Prometheus allows.</summary>
    public static string Name(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            text.Append(char.IsAsciiLetterOrDigit(character) ? character : '_');
        }

        return text.ToString();
    }

    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var character in value)
        {
            text.Append(@"\.+*?()|[]{}^$".Contains(character, StringComparison.Ordinal) ? $"\\{character}" : character.ToString());
        }

        return text.ToString();
    }

    private static string Invariant(long count, string unit) => count.ToString(CultureInfo.InvariantCulture) + unit;
}
