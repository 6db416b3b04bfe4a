using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;

namespace Cairn.Telemetry.Export;

/// <summary>Exports spans and keeps account.</summary>
internal sealed class AccountedTraceExporter(OtlpExporterOptions options, ExportAccount account) : OtlpTraceExporter(options)
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        var export = account.Begin(batch.Count);
        return export.End(base.Export(batch));
    }
}
