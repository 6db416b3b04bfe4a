using System.Text;

namespace Cairn.Telemetry.Scrape;

/// <summary>Translates OpenTelemetry's names into Prometheus's (OpenTelemetry specification, Prometheus and OpenMetrics compatibility).</summary>
internal static class PrometheusNames
{
    private const string CounterSuffix = "_total";

    /// <summary>The name of a family: every character that is not allowed becomes an underscore, runs of them become one, and the unit is the last word.</summary>
    public static string Family(string name, string? unit, FamilyType type)
    {
        var family = WithoutSuffix(Sanitize(name, isMetric: true), type == FamilyType.Counter ? CounterSuffix : null);
        return unit is null || EndsInWord(family, unit) ? family : $"{family}_{unit}";
    }

    /// <summary>The name of a label.</summary>
    public static string Label(string key) => Sanitize(key, isMetric: false);

    /// <summary>The name of a counter's samples, which is its family's with the suffix that counters have.</summary>
    public static string Counter(string family) => family + CounterSuffix;

    private static string Sanitize(string name, bool isMetric)
    {
        var text = new StringBuilder(name.Length + 1);
        foreach (var character in name)
        {
            var isAllowed = char.IsAsciiLetterOrDigit(character) || (character == ':' && isMetric);
            if (isAllowed)
            {
                text.Append(character);
            }
            else if (text.Length == 0 || text[^1] != '_')
            {
                text.Append('_');
            }
        }

        return text.Length == 0 || char.IsAsciiDigit(text[0]) ? text.Insert(0, '_').ToString() : text.ToString();
    }

    private static string WithoutSuffix(string name, string? suffix) =>
        suffix is not null && name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;

    private static bool EndsInWord(string name, string word) => name == word || name.EndsWith("_" + word, StringComparison.Ordinal);
}
