using System.Text;

namespace Cairn.Telemetry.Scrape;

/// <summary>Writes metrics in the text format 0.0.4 (Prometheus documentation, exposition formats).</summary>
internal static class TextWriting
{
    public static string Write(IReadOnlyList<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families)
        {
            WriteFamily(text, family);
        }

        return text.ToString();
    }

    private static void WriteFamily(StringBuilder text, MetricFamily family)
    {
        var (name, type) = family.Type switch
        {
            FamilyType.Counter => (PrometheusNames.Counter(family.Name), "counter"),
            FamilyType.Info => ($"{family.Name}_info", "gauge"),
            FamilyType.Histogram => (family.Name, "histogram"),
            _ => (family.Name, "gauge"),
        };

        if (!string.IsNullOrEmpty(family.Help))
        {
            text.Append("# HELP ").Append(name).Append(' ').Append(EscapeHelp(family.Help)).Append('\n');
        }

        text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        foreach (var series in family.Series)
        {
            WriteSeries(text, name, series);
        }
    }

    private static void WriteSeries(StringBuilder text, string name, Series series)
    {
        if (series.Steps.Count == 0)
        {
            text.AppendSample(name, series.Labels, series.Value).Append('\n');
            return;
        }

        foreach (var step in series.Steps)
        {
            text.AppendSample($"{name}_bucket", SampleText.WithBound(series.Labels, step.Bound), step.Count).Append('\n');
        }

        text.AppendSample($"{name}_sum", series.Labels, series.Value).Append('\n');
        text.AppendSample($"{name}_count", series.Labels, series.Steps[^1].Count).Append('\n');
    }

    private static string EscapeHelp(string help) => help
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
