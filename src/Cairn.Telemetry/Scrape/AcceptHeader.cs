using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Cairn.Telemetry.Scrape;

/// <summary>Chooses the format that a scraper likes best; text unless it prefers OpenMetrics (RFC 9110, section 12.5.1).</summary>
internal static class AcceptHeader
{
    private const string TextType = "text/plain";
    private const string OpenMetricsType = "application/openmetrics-text";

    public static ExpositionFormat Choose(StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            return ExpositionFormat.Text;
        }

        var openMetrics = Quality(ranges, OpenMetricsType, "1.0.0");
        return openMetrics > 0 && openMetrics > Quality(ranges, TextType, "0.0.4") ? ExpositionFormat.OpenMetrics : ExpositionFormat.Text;
    }

    public static string ContentTypeOf(ExpositionFormat format) => format == ExpositionFormat.OpenMetrics
        ? $"{OpenMetricsType}; version=1.0.0; charset=utf-8"
        : $"{TextType}; version=0.0.4; charset=utf-8";

    /// <summary>The weight of the most specific range that matches; 0 where none does.</summary>
    private static double Quality(IEnumerable<MediaTypeHeaderValue> ranges, string type, string version)
    {
        var best = ranges.Where(range => Matches(range, type, version)).OrderByDescending(Specificity).ThenByDescending(range => range.Quality ?? 1).FirstOrDefault();
        return best is null ? 0 : best.Quality ?? 1;
    }

    private static bool Matches(MediaTypeHeaderValue range, string type, string version)
    {
        var isOfType = range.MatchesAllTypes
            || range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)
            || (range.MatchesAllSubTypes && type.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase));
        return isOfType && (VersionOf(range) is not { } wanted || wanted == version);
    }

    private static int Specificity(MediaTypeHeaderValue range) =>
        range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : VersionOf(range) is null ? 2 : 3;

    private static string? VersionOf(MediaTypeHeaderValue range) =>
        range.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("version", StringComparison.OrdinalIgnoreCase))?.GetUnescapedValue().ToString();
}
