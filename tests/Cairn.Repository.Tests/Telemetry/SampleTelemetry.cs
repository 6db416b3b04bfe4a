namespace Cairn.Repository.Tests;

/// <summary>A declaration as packages write theirs.</summary>
public static class SampleTelemetry
{
    public const string MeterName = "Cairn.Sample";
    public const string Builds = "sample.builds";
}
