using System.Text;

namespace Cairn.Telemetry.Scrape;

/// <summary>Writes metrics in OpenMetrics 1.0.0.</summary>
internal static class OpenMetricsWriting
{
    public static string Write(IReadOnlyList<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families)
        {
            WriteFamily(text, family);
        }

        return text.Append("# EOF\n").ToString();
    }

    private static void WriteFamily(StringBuilder text, MetricFamily family)
    {
        text.Append("# TYPE ").Append(family.Name).Append(' ').Append(TypeName(family.Type)).Append('\n');
        if (family.Unit is not null)
        {
            text.Append("# UNIT ").Append(family.Name).Append(' ').Append(family.Unit).Append('\n');
        }

        if (!string.IsNullOrEmpty(family.Help))
        {
            text.Append("# HELP ").Append(family.Name).Append(' ').Append(LabelText.Escape(family.Help)).Append('\n');
        }

        foreach (var series in family.Series)
        {
            WriteSeries(text, family, series);
        }
    }

    private static void WriteSeries(StringBuilder text, MetricFamily family, Series series)
    {
        if (family.Type != FamilyType.Histogram)
        {
            text.AppendSample(SampleName(family), series.Labels, series.Value).AppendExemplar(series.Exemplar).Append('\n');
            return;
        }

        foreach (var step in series.Steps)
        {
            text.AppendSample($"{family.Name}_bucket", SampleText.WithBound(series.Labels, step.Bound), step.Count)
                .AppendExemplar(step.Exemplar)
                .Append('\n');
        }

        text.AppendSample($"{family.Name}_sum", series.Labels, series.Value).Append('\n');
        text.AppendSample($"{family.Name}_count", series.Labels, series.Steps[^1].Count).Append('\n');
    }

    private static string SampleName(MetricFamily family) => family.Type switch
    {
        FamilyType.Counter => PrometheusNames.Counter(family.Name),
        FamilyType.Info => $"{family.Name}_info",
        _ => family.Name,
    };

    private static string TypeName(FamilyType type) => type switch
    {
        FamilyType.Counter => "counter",
        FamilyType.Histogram => "histogram",
        FamilyType.Info => "info",
        _ => "gauge",
    };
}
