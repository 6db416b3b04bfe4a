namespace Cairn.Alerting.Catalogue;

/// <summary>The types of metrics that tell rules apart.</summary>
internal enum MetricKind
{
    Gauge,
    Counter,
    Histogram,
}
