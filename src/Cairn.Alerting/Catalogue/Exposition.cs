using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Alerting.Catalogue;

/// <summary>Reads which metrics, labels and buckets a scrape has (Prometheus text format 0.0.4).</summary>
internal static partial class Exposition
{
    private static readonly string[] OfScope = ["otel_scope_name", "otel_scope_version", "le"];

    public static IReadOnlyList<MetricFamily> Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var samples = lines.Select(line => Sample().Match(line)).Where(match => match.Success)
            .ToLookup(match => match.Groups["name"].Value, match => match.Groups["labels"].Value);
        return
        [
            .. lines.Select(line => TypeLine().Match(line))
                .Where(match => match.Success)
                .Select(match => Family(match.Groups["name"].Value, KindOf(match.Groups["type"].Value), samples)),
        ];
    }

    private static MetricFamily Family(string name, MetricKind kind, ILookup<string, string> samples)
    {
        var series = (kind == MetricKind.Histogram ? samples[$"{name}_bucket"].Concat(samples[$"{name}_count"]) : samples[name])
            .SelectMany(labels => Label().Matches(labels))
            .Select(match => (Name: match.Groups["name"].Value, Value: match.Groups["value"].Value))
            .ToList();
        return new MetricFamily(
            name,
            kind,
            series.Select(label => label.Name).Except(OfScope).ToHashSet(StringComparer.Ordinal),
            [.. series.Where(label => label is { Name: "le", Value: not "+Inf" }).Select(label => double.Parse(label.Value, CultureInfo.InvariantCulture)).Distinct().Order()]);
    }

    private static MetricKind KindOf(string type) => type switch
    {
        "counter" => MetricKind.Counter,
        "histogram" => MetricKind.Histogram,
        _ => MetricKind.Gauge,
    };

    [GeneratedRegex(@"\A# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>\w+)\z")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"\A(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>.*)\})? ")]
    private static partial Regex Sample();

    [GeneratedRegex("""(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>(\\.|[^"\\])*)"(,|\z)""")]
    private static partial Regex Label();
}
