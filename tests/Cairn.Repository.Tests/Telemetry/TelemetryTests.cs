using Microsoft.Extensions.Logging;

namespace Cairn.Repository.Tests;

public sealed partial class TelemetryTests
{
    private const string Reference = "docs/reference/telemetry";

    [Fact]
    public void Everything_emitted_is_documented() => Verdict.Holds(TelemetryRules.Undocumented(
        DeclaredNames.In(Repository.Packages.SelectMany(Repository.Types)),
        new RepositoryFile(Reference, string.Concat(Repository.Files(".md", Reference).Select(page => page.Text)))));

    [Fact]
    public void Names_that_the_reference_leaves_out_bite()
    {
        var names = DeclaredNames.In([typeof(SampleTelemetry), typeof(Log)]);
        var violations = TelemetryRules.Undocumented(names, new RepositoryFile(Reference, "`Cairn.Sample` and `BuildTimedOut`"));

        Assert.Equal(["'Renamed' is", "'sample.builds' is"], violations.Select(violation => violation.Split(" emitted")[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Meters_sources_and_instruments_are_declared_in_one_place() =>
        Verdict.Holds(TelemetryRules.Undeclared(Repository.Files(".cs", "src/")));

    [Theory]
    [InlineData("""new ActivitySource("Cairn.Sample")""")]
    [InlineData("""meters.Create(new MeterOptions("Cairn.Sample"))""")]
    [InlineData("""meter.CreateHistogram<double>("sample.duration", "s")""")]
    public void A_name_written_in_place_bites(string text)
    {
        Assert.Single(TelemetryRules.Undeclared([new RepositoryFile("src/Cairn.Sample/Sampler.cs", text)]));
        Assert.Empty(TelemetryRules.Undeclared([new RepositoryFile("src/Cairn.Sample/Sampler.cs", "new Meter(SampleTelemetry.MeterName)")]));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Build timed out.", EventName = "BuildTimedOut")]
        public static partial void TimedOut(ILogger logger);

        [LoggerMessage(LogLevel.Information, "Renamed.")]
        public static partial void Renamed(ILogger logger);
    }
}
