using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Cairn.Telemetry.Export;

/// <summary>
/// Tells an exporter inside another one whose records it exports, and with that their resource: the SDK tells only exporters that it finds
/// in a processor. This processor exports nothing; it stops its exporter, and so belongs behind the one that exports.
/// </summary>
internal sealed class InformExporter(BaseExporter<LogRecord> exporter) : BaseExportProcessor<LogRecord>(exporter)
{
    protected override void OnExport(LogRecord data)
    {
    }
}
