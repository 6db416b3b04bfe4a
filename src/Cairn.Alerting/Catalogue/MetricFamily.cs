namespace Cairn.Alerting.Catalogue;

/// <summary>One metric, as a scrape has it.</summary>
/// <param name="Name">The name after <c># TYPE</c>: that of the samples, except for a histogram.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Labels">Every label that some series of it has, but those of the scope and of buckets.</param>
/// <param name="Bounds">The bounds of a histogram's buckets, without the infinite one.</param>
internal sealed record MetricFamily(string Name, MetricKind Kind, IReadOnlySet<string> Labels, IReadOnlyList<double> Bounds)
{
    /// <summary>The names of its samples.</summary>
    public IEnumerable<string> Samples => Kind == MetricKind.Histogram ? [$"{Name}_bucket", $"{Name}_count", $"{Name}_sum"] : [Name];

    /// <summary>The sample that counts events; null for a gauge.</summary>
    public string? Counts => Kind switch
    {
        MetricKind.Counter => Name,
        MetricKind.Histogram => $"{Name}_count",
        _ => null,
    };
}
