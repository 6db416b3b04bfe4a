using Cairn.Alerting.Catalogue;
using Cairn.Alerting.Indicators;

namespace Cairn.Alerting.Validation;

/// <summary>Names and buckets that the service does not have, each with the nearest that it has.</summary>
internal static class IndicatorFaults
{
    public static IEnumerable<string> Of(Objective objective, MetricCatalogue catalogue)
    {
        var indicator = objective.Indicator;
        if (catalogue.Meant(indicator.Total.Metric) is not { } family)
        {
            var nearest = catalogue.NearestMetrics(indicator.Total.Metric);
            yield return ObjectiveFaults.Fault(
                objective, "metric", indicator.Total.Metric, "The service emits no metric of that name",
                $"Known, nearest first: {string.Join(", ", nearest)}. Of a metric of the service's own, hand in a scrape that has it (Cairn:Alerting:MetricsFile)");
            yield break;
        }

        foreach (var fault in KindFaults(objective, family).Concat(LabelFaults(objective, family)).Concat(BoundFaults(objective, family)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> KindFaults(Objective objective, MetricFamily family)
    {
        if (objective.Indicator.CountsMinutes && family.Kind != MetricKind.Gauge)
        {
            yield return ObjectiveFaults.Fault(objective, "metric", family.Name, "A freshness reads a gauge, and this one counts", "Use a gauge with the time of the last success");
        }

        if (!objective.Indicator.CountsMinutes && family.Counts is null)
        {
            yield return ObjectiveFaults.Fault(objective, "metric", family.Name, "Events are counted by a counter or a histogram, and this one is a gauge", "Use a counter");
        }
    }

    private static IEnumerable<string> LabelFaults(Objective objective, MetricFamily family) => objective.Indicator.Selectors
        .SelectMany(selector => selector.Matchers)
        .Select(matcher => matcher.Label)
        .Distinct()
        .Where(label => !MetricCatalogue.HasLabel(family, label))
        .Select(label => ObjectiveFaults.Fault(
            objective, "label", label, $"No series of {family.Name} has that label",
            family.Labels.Count == 0 ? "It has none at all" : $"Known, nearest first: {string.Join(", ", Nearest.To(label, family.Labels))}"));

    private static IEnumerable<string> BoundFaults(Objective objective, MetricFamily family)
    {
        if (objective.Indicator.Within is not { } within || family.Bounds.Contains(within.Limit.TotalSeconds))
        {
            yield break;
        }

        var nearest = family.Bounds.OrderBy(bound => Math.Abs(bound - within.Limit.TotalSeconds)).Take(2).Order().Select(bound => $"{PromText.Number(bound)} s");
        yield return ObjectiveFaults.Fault(
            objective, "within", $"{PromText.Number(within.Limit.TotalSeconds)} s", $"{family.Name} has no bucket that ends there, so nobody can count what is slower",
            $"The nearest that it has: {string.Join(", ", nearest)}");
    }
}
