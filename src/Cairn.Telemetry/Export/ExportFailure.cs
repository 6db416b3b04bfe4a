namespace Cairn.Telemetry.Export;

/// <summary>Why an export failed: a class of few values for metrics, and a sentence for people.</summary>
internal sealed record ExportFailure(string ErrorType, string Reason)
{
    public static readonly ExportFailure Unknown = new("_OTHER", "the exporter gave no reason");
}
