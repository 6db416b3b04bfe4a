using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Cairn.Testing;

namespace Cairn.Templates.Tests;

/// <summary>The generated service builds, passes its tests and runs, from the packed packages alone.</summary>
[Collection(nameof(GeneratedServices))]
public sealed partial class GeneratedServiceTests(GeneratedService service)
{
    // Log lines carry milliseconds.
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(50);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void It_builds_without_warnings()
    {
        service.Build.MustSucceed();
        Assert.Contains("0 Warning(s)", service.Build.Output);
    }

    [Fact]
    public async Task Its_own_tests_pass()
    {
        var tests = (await service.TestAsync(Cancellation)).MustSucceed();

        Assert.Matches(Succeeded(), tests.Output);
        Assert.Contains("failed: 0", tests.Output);
        Assert.Contains(Shell.Has("promtool") ? "skipped: 0" : "skipped: 1", tests.Output);
    }

    [Theory]
    [InlineData("/livez")]
    [InlineData("/readyz")]
    [InlineData("/startupz")]
    public async Task It_answers_its_probes_on_the_management_port_alone(string path)
    {
        await using var running = await service.StartAsync(Cancellation);

        using var managed = await running.Management.GetAsync(path, Cancellation);
        using var exposed = await running.Http.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.OK, managed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, exposed.StatusCode);
    }

    [Fact]
    public async Task It_takes_reports_and_answers_queries()
    {
        await using var running = await service.StartAsync(Cancellation);

        using var created = await running.Http.PostAsJsonAsync("/builds", new { id = "42", branch = "main", status = "running" }, Cancellation);
        using var refused = await running.Http.PostAsJsonAsync("/builds", new { id = "43" }, Cancellation);
        var listed = await running.Http.GetStringAsync("/builds?branch=main", Cancellation);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("\"id\":\"42\"", listed);
        await running.ReadUntilAsync(BuildReported(), Cancellation);
    }

    [Fact]
    public async Task It_drains_on_SIGTERM_and_exits_with_zero()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        await using var running = await service.StartAsync(Cancellation);

        running.AskToStop();

        var begin = await running.ReadUntilAsync(DrainStarted(), Cancellation);
        using var ready = await running.Management.GetAsync("/readyz", Cancellation);
        using var served = await running.Http.GetAsync("/builds", Cancellation);
        var end = await running.ReadUntilAsync(DrainCompleted(), Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.InRange(TimeOf(end) - TimeOf(begin), RunningService.DrainDelay - Rounding, TimeSpan.MaxValue);
        Assert.Equal(0, await running.WaitForExitAsync(Cancellation));
    }

    [Fact]
    public async Task It_loses_no_call_in_a_rollout()
    {
        var report = await RolloutRehearsal.RunAsync(
            service.Program,
            setup => setup
                .Call("/builds")
                .WithReplicas(2)
                .WithEndpointLag(TimeSpan.FromSeconds(2))
                .Configure("Cairn:Hosting:DrainDelay", "00:00:04"),
            Cancellation);

        report.AssertHolds();
        Assert.Equal(["DrainStarted", "DrainCompleted"], report.Replicas[0].EventsAfterStop.Where(name => name.StartsWith("Drain", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_would_lose_calls_in_a_rollout_if_it_did_not_drain()
    {
        var report = await RolloutRehearsal.RunAsync(
            service.Program,
            setup => setup.Call("/builds").WithEndpointLag(TimeSpan.FromSeconds(2)).Configure("Cairn:Hosting:DrainDelay", "00:00:00"),
            Cancellation);

        Assert.NotEmpty(report.Failures);
        Assert.Throws<InvalidOperationException>(report.AssertHolds);
    }

    private static DateTimeOffset TimeOf(Match line) => DateTimeOffset.Parse(line.Groups["ts"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"succeeded: [1-9]\d*")]
    private static partial Regex Succeeded();

    [GeneratedRegex("BuildReported")]
    private static partial Regex BuildReported();

    [GeneratedRegex("\"ts\":\"(?<ts>[^\"]+)\".*DrainStarted")]
    private static partial Regex DrainStarted();

    [GeneratedRegex("\"ts\":\"(?<ts>[^\"]+)\".*DrainCompleted")]
    private static partial Regex DrainCompleted();
}
