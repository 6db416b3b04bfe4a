namespace Cairn.Telemetry.Export;

/// <summary>A run of failed exports: since when, why the last one failed, how often, and what was lost.</summary>
internal sealed record ExportOutage(DateTimeOffset Since, ExportFailure Failure, int Failures, long LostItems)
{
    private const int SustainedFailures = 3;
    private static readonly TimeSpan SustainedTime = TimeSpan.FromMinutes(1);

    /// <summary>Whether this is more than a hiccup: three failures in a row, or failures for a minute.</summary>
    public bool IsSustained(DateTimeOffset now) => Failures >= SustainedFailures || now - Since >= SustainedTime;
}
