using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Alerting.Testing.Tests;

/// <summary>What the rules of an objective make of faults, as Prometheus evaluates them.</summary>
public sealed class ProvingAlerts
{
    private const string Page = "BuildsBudgetBurnsFast";
    private const string Outage = "store: refused";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_bad_request_in_an_hour_of_20_pages_nobody()
    {
        var proof = await ProveAsync(perHour: 20, setup => setup.Fault("store", HttpFault.Refused, fault => fault.OfRequests(1)));

        proof[Outage].AssertDoesNotPage();
        Assert.Equal([Outage], proof.Unnoticed);
    }

    [Fact]
    public async Task Ten_minutes_of_outage_page_and_resolve()
    {
        var proof = await ProveAsync(perHour: 20, setup => setup.Fault("store", HttpFault.Refused, fault => fault.Lasting(TimeSpan.FromMinutes(10))));

        proof[Outage].AssertFires(Page, within: TimeSpan.FromMinutes(15));
        Assert.InRange(proof[Outage].Alerts.Single(alert => alert.Alert == Page).ResolvesAfter!.Value, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(40)); // the short window of the slower rate is half an hour
    }

    [Theory]
    [InlineData(20, 0, 45)]
    [InlineData(1, 6, 0)]
    public async Task Eight_days_at_90_percent_failure_page_at_little_traffic(double perHour, int hours, int minutes)
    {
        var proof = await ProveAsync(perHour, setup => setup
            .ScrapeEvery(TimeSpan.FromMinutes(30))
            .Fault("store", HttpFault.Refused, fault => fault.OfShare(0.9).Lasting(TimeSpan.FromDays(8)).Watching(Page)));

        proof[Outage].AssertFires(Page, within: new TimeSpan(hours, minutes, 0));
        Assert.InRange(Assert.Single(proof[Outage].Alerts).FiringTime, TimeSpan.FromDays(7), TimeSpan.FromDays(8.1));
    }

    [Fact]
    public async Task The_table_names_the_faults_that_nobody_would_notice()
    {
        Assert.SkipUnless(AlertProof.IsPromtoolInstalled, "promtool is not installed.");

        var proof = await AlertProof.RunAsync(
            BuildStatus.RunAsync,
            setup => setup
                .WithHost(host => host.WithFakes())
                .Traffic("GET", "/builds/7", perHour: 60)
                .Fault("store", HttpFault.Refused)
                .Fault("notifier", HttpFault.Refused)
                .Fault("process gone", Stop, _ => { }, fault => fault.Lasting(TimeSpan.FromMinutes(30))),
            Cancellation);

        proof["store: refused"].AssertPages(within: TimeSpan.FromMinutes(10));
        proof["process gone"].AssertFires("BuildStatusIsAbsent", within: TimeSpan.FromMinutes(7));
        proof.AssertAllAreNoticedBut("notifier: refused");

        TestContext.Current.SendDiagnosticMessage("{0}", proof);
        Assert.Matches(@"(?m)^store: refused +1 h .*\d min", proof.ToString());
        Assert.EndsWith("Nobody would notice: notifier: refused.\n", proof.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objective_of_a_route_that_is_not_mapped_is_refused()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ProveAsync(perHour: 20, setup => setup
            .WithObjectives(objectives => objectives.Availability("lookups", target: 0.99, route: "/build/{id}"))
            .Fault("store", HttpFault.Refused)));

        Assert.Equal("The objectives speak of '/build/{id}', which the service does not map, so nothing would be counted. It maps '/builds/{id}'. Correct the objectives.", refused.Message);
    }

    private static void Stop(CairnTestHost host) => host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

    private static Task<AlertProofReport> ProveAsync(double perHour, Action<AlertProofSetup> setup)
    {
        Assert.SkipUnless(AlertProof.IsPromtoolInstalled, "promtool is not installed.");
        return AlertProof.RunAsync(
            BuildStatus.RunAsync,
            proof => setup(proof.WithHost(host => host.WithFakes()).Traffic("GET", "/builds/7", perHour)),
            Cancellation);
    }
}
