using System.Globalization;

namespace Cairn.PythonCompat.Json;

/// <summary>Writes moments: HTTP dates as Werkzeug's <c>http_date</c>, and <c>isoformat()</c> as <c>datetime</c> does. Python counts microseconds; what is finer is cut off.</summary>
internal static class PythonTime
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";

    public static string HttpDate(DateTime utc) => utc.ToString("R", CultureInfo.InvariantCulture);

    public static string Iso(DateTime value) => Invariant(value, Seconds + Fraction(value.Ticks)) + value.Kind switch
    {
        DateTimeKind.Utc => "+00:00",
        DateTimeKind.Local => Invariant(value, "zzz"),
        _ => "",
    };

    public static string Iso(DateTimeOffset value) => value.ToString(Seconds + Fraction(value.Ticks) + "zzz", CultureInfo.InvariantCulture);

    public static string Iso(TimeOnly value) => value.ToString("HH:mm:ss" + Fraction(value.Ticks), CultureInfo.InvariantCulture);

    public static double TotalSeconds(TimeSpan value) => (value.Ticks / TimeSpan.TicksPerMicrosecond) / 1e6;

    private static string Invariant(DateTime value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Fraction(long ticks) => ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond == 0 ? "" : "'.'ffffff";
}
