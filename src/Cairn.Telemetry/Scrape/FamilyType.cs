namespace Cairn.Telemetry.Scrape;

/// <summary>The kinds of metrics that both text formats know and that OpenTelemetry has a counterpart of.</summary>
internal enum FamilyType
{
    Counter,
    Gauge,
    Histogram,
    Info,
}
