using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Cairn.Telemetry.Scrape;

/// <summary>Sorts metrics into families. Of two that would have the same name and mean different things the first one stays.</summary>
internal sealed class FamilyTable
{
    private readonly Dictionary<string, MetricFamily> _reserved = new(StringComparer.Ordinal);
    private readonly List<MetricFamily> _families = [];
    private readonly List<string> _leftOut = [];

    public void AddTarget(Resource resource)
    {
        var target = new MetricFamily("target", FamilyType.Info, unit: null, "Target metadata");
        target.TryAdd(new Series(LabelText.Of(resource.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, (object?)attribute.Value))), 1, [], null));
        Reserve(target);
    }

    public void Add(Metric metric)
    {
        var type = SeriesReading.TypeOf(metric.MetricType);
        var unit = PrometheusUnits.Of(metric.Unit, type);
        var name = PrometheusNames.Family(metric.Name, unit, type);

        if (FindOrReserve(name, type, unit, metric.Description) is not { } family)
        {
            _leftOut.Add($"{metric.Name} of {metric.MeterName}");
            return;
        }

        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (!family.TryAdd(SeriesReading.Read(metric, point)))
            {
                _leftOut.Add($"{metric.Name} of {metric.MeterName}");
                return;
            }
        }
    }

    public Exposition ToExposition() => new([.. _families.Where(family => family.Series.Count > 0)], _leftOut);

    private MetricFamily? FindOrReserve(string name, FamilyType type, string? unit, string? help)
    {
        if (_reserved.TryGetValue(name, out var known))
        {
            return known.Name == name && known.Type == type && known.Unit == unit ? known : null;
        }

        var family = new MetricFamily(name, type, unit, help);
        return family.ReservedNames.Any(_reserved.ContainsKey) ? null : Reserve(family);
    }

    private MetricFamily Reserve(MetricFamily family)
    {
        foreach (var name in family.ReservedNames)
        {
            _reserved.Add(name, family);
        }

        _families.Add(family);
        return family;
    }
}
