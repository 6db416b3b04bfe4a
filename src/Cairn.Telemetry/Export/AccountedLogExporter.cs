using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Cairn.Telemetry.Export;

/// <summary>Keeps account of the exports of log records. The exporter is sealed, so it is wrapped; <see cref="InformExporter"/> tells it the resource.</summary>
internal sealed class AccountedLogExporter(BaseExporter<LogRecord> exporter, ExportAccount account) : BaseExporter<LogRecord>
{
    public override ExportResult Export(in Batch<LogRecord> batch)
    {
        var export = account.Begin(batch.Count);
        return export.End(exporter.Export(batch));
    }
}
