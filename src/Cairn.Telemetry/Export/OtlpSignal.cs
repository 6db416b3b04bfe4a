namespace Cairn.Telemetry.Export;

/// <summary>What can be exported separately.</summary>
internal enum OtlpSignal
{
    Traces,
    Metrics,
    Logs,
}
