using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Cairn.Telemetry.Scrape;

/// <summary>Takes the metrics when it is asked for them. It has a reader of its own, so that the periodic export is not disturbed.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class ScrapeExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private const int CollectTimeoutMilliseconds = 10_000; // as long as Prometheus waits for a scrape by default

    private Exposition _latest = Exposition.Empty;

    /// <summary>Set by the reader, if there is one: a disabled SDK has none.</summary>
    public Func<int, bool>? Collect { get; set; }

    /// <summary>Collects all metrics now. One call at a time.</summary>
    public Exposition Scrape()
    {
        Collect?.Invoke(CollectTimeoutMilliseconds);
        return _latest;
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var families = new FamilyTable();
        families.AddTarget(ParentProvider.GetResource());
        foreach (var metric in batch)
        {
            families.Add(metric);
        }

        _latest = families.ToExposition();
        return ExportResult.Success;
    }
}
