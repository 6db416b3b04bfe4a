using System.Text;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Cairn.Logging.Tests.Redaction;

/// <summary>Writes down everything that an exporter of log records gets to see.</summary>
internal sealed class TextExporter(StringBuilder text) : BaseExporter<LogRecord>
{
    public override ExportResult Export(in Batch<LogRecord> batch)
    {
        foreach (var record in batch)
        {
            text.AppendLine(record.FormattedMessage).AppendLine(record.Body);

            foreach (var (name, value) in record.Attributes ?? [])
            {
                text.AppendLine(name).AppendLine(AllSinks.Spelled(value));
            }

            record.ForEachScope((scope, all) => all.AppendLine(AllSinks.Spelled(scope.Scope)), text);
        }

        return ExportResult.Success;
    }
}
