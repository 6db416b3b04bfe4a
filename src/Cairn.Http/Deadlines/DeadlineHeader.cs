using System.Globalization;
using System.Net.Http.Headers;

namespace Cairn.Http.Deadlines;

/// <summary>The header in which a caller says how many milliseconds it waits. Envoy sets it, and those behind it read it.</summary>
internal static class DeadlineHeader
{
    public const string Name = "X-Envoy-Expected-Rq-Timeout-Ms";

    public static void Write(HttpRequestHeaders headers, TimeSpan remaining)
    {
        headers.Remove(Name);
        headers.TryAddWithoutValidation(Name, ((long)Math.Ceiling(remaining.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A value that is no number of milliseconds says nothing.</summary>
    public static TimeSpan? Read(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? TimeSpan.FromMilliseconds(milliseconds) : null;
}
