using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Cairn.Telemetry.Export;

/// <summary>Exports metrics and keeps account of their data points.</summary>
internal sealed class AccountedMetricExporter(OtlpExporterOptions options, ExportAccount account) : OtlpMetricExporter(options)
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var export = account.Begin(PointsIn(batch));
        return export.End(base.Export(batch));
    }

    private static long PointsIn(in Batch<Metric> batch)
    {
        var points = 0L;
        foreach (var metric in batch)
        {
            foreach (ref readonly var _ in metric.GetMetricPoints())
            {
                points++;
            }
        }

        return points;
    }
}
