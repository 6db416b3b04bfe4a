using System.Globalization;
using System.Text;

namespace Cairn.Telemetry.Scrape;

/// <summary>Writes samples and numbers, the same in both formats but for exemplars.</summary>
internal static class SampleText
{
    public static StringBuilder AppendSample(this StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        return text.Append(' ').Append(Number(value));
    }

    public static StringBuilder AppendExemplar(this StringBuilder text, SampleExemplar? exemplar) => exemplar is null
        ? text
        : text.Append(
            CultureInfo.InvariantCulture,
            $" # {{trace_id=\"{exemplar.TraceId}\",span_id=\"{exemplar.SpanId}\"}} {Number(exemplar.Value)} {exemplar.Time.ToUnixTimeMilliseconds() / 1000m:F3}");

    public static string WithBound(string labels, double bound)
    {
        var le = $"le=\"{Bound(bound)}\"";
        return labels.Length == 0 ? le : $"{labels},{le}";
    }

    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// A bound always looks like a float, as OpenMetrics wants it. The text format does not care, and Prometheus would see two series
    /// if the two formats spelled it in two ways.
    /// </summary>
    private static string Bound(double value)
    {
        var number = Number(value);
        return double.IsInteger(value) && !number.Contains('E', StringComparison.Ordinal) ? number + ".0" : number;
    }
}
