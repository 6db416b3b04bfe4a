namespace Cairn.Telemetry.Scrape;

/// <summary>All series of one name, whatever meters they come from; both formats want them in one place.</summary>
internal sealed class MetricFamily(string name, FamilyType type, string? unit, string? help)
{
    private readonly HashSet<string> _labels = new(StringComparer.Ordinal);
    private readonly List<Series> _series = [];

    public string Name => name;

    public FamilyType Type => type;

    public string? Unit => unit;

    public string? Help => help;

    public IReadOnlyList<Series> Series => _series;

    /// <summary>The names of the samples, and the family's own: no other family may have one of them.</summary>
    public IEnumerable<string> ReservedNames => type switch
    {
        FamilyType.Counter => [name, PrometheusNames.Counter(name)],
        FamilyType.Histogram => [name, $"{name}_bucket", $"{name}_sum", $"{name}_count"],
        FamilyType.Info => [name, $"{name}_info"],
        _ => [name],
    };

    /// <summary>Adds a series unless there is one with the same labels, which would be read as a contradiction.</summary>
    public bool TryAdd(Series series)
    {
        if (!_labels.Add(series.Labels))
        {
            return false;
        }

        _series.Add(series);
        return true;
    }
}
