using OpenTelemetry;

namespace Cairn.Telemetry.Export;

/// <summary>An export under way, whose size had to be known before, as exporting empties the batch.</summary>
internal readonly record struct PendingExport(ExportAccount Account, long Items, long Started)
{
    public ExportResult End(ExportResult result)
    {
        Account.End(Items, Started, result);
        return result;
    }
}
