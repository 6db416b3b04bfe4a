using Cairn.Alerting.Indicators;

namespace Cairn.Alerting.Catalogue;

/// <summary>Every metric that the service can emit: those of the golden path, and those of a scrape that was handed in, which wins.</summary>
internal sealed class MetricCatalogue
{
    /// <summary>What Prometheus adds to every series, and every series of ours has.</summary>
    private static readonly string[] Everywhere = ["job", "instance", "otel_scope_name"];

    private readonly Dictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);

    public MetricCatalogue(string? scrape)
    {
        foreach (var family in CairnMetrics.Families)
        {
            _families[family.Name] = family;
        }

        foreach (var family in Exposition.Read(scrape ?? ""))
        {
            _families[family.Name] = _families.TryGetValue(family.Name, out var known) ? Merged(known, family) : family;
        }
    }

    public IEnumerable<MetricFamily> Families => _families.Values;

    /// <summary>The family with a sample of this name.</summary>
    public MetricFamily? OfSample(string sample) => _families.Values.FirstOrDefault(family => family.Samples.Contains(sample));

    /// <summary>The family that is meant: by its own name, or by that of its instrument, which lacks the unit and the suffix.</summary>
    public MetricFamily? Meant(string name)
    {
        var spelt = PromText.Name(name);
        return OfSample(spelt)
            ?? _families.GetValueOrDefault(spelt)
            ?? _families.Values.SingleOrNone(family => family.Name.StartsWith(spelt + "_", StringComparison.Ordinal) && IsSuffix(family.Name[(spelt.Length + 1)..]));
    }

    public IReadOnlyList<string> NearestMetrics(string name) => Nearest.To(PromText.Name(name), _families.Keys);

    public static bool HasLabel(MetricFamily family, string label) =>
        Everywhere.Contains(label) || family.Labels.Contains(label) || (label == "le" && family.Kind == MetricKind.Histogram);

    // Labels come with the first event that has them, so what a scrape lacks may still be emitted; its buckets are the real ones.
    private static MetricFamily Merged(MetricFamily known, MetricFamily scraped) => scraped with
    {
        Labels = known.Labels.Union(scraped.Labels).ToHashSet(StringComparer.Ordinal),
        Bounds = scraped.Bounds.Count > 0 ? scraped.Bounds : known.Bounds,
    };

    private static bool IsSuffix(string words) =>
        words.Split('_').All(word => word is "total" or "ratio" or "seconds" or "milliseconds" or "bytes" or "percent");
}
