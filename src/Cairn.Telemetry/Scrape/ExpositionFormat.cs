namespace Cairn.Telemetry.Scrape;

/// <summary>What a scrape can be answered in.</summary>
internal enum ExpositionFormat
{
    /// <summary>Prometheus text format 0.0.4.</summary>
    Text,

    /// <summary>OpenMetrics 1.0.0, which has exemplars and units.</summary>
    OpenMetrics,
}
