using System.Net;
using System.Net.Http.Json;
using Cairn.Alerting;
using Cairn.Alerting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Acme.BuildStatus.Tests;

/// <summary>What wakes somebody up, and what does not.</summary>
[Collection(nameof(Alone))]
public sealed class Alerts
{
    private const string OneBadAnswer = "one bad answer";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rules_dashboard_and_runbooks_are_those_of_the_promises()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);
        var promises = service.Services.GetRequiredService<IOptions<Objectives>>().Value;
        var artefacts = AlertArtefacts.Generate(promises, service.Services.GetRequiredService<IOptions<AlertingOptions>>().Value);

        var stale = artefacts.StaleIn(Clone.Root);

        artefacts.WriteTo(Clone.Root); // if this test fails, they are right from now on: commit them
        Assert.Empty(stale);
    }

    [Fact]
    public async Task The_page_of_faults_and_alerts_is_true()
    {
        Assert.SkipUnless(AlertProof.IsPromtoolInstalled, "promtool is not installed. It comes with Prometheus, and judges the alerts.");
        var page = Path.Combine(Clone.Root, "docs", "alerts.md");

        var proof = await ProveAsync();

        var written = await File.ReadAllTextAsync(page, Cancellation);
        proof.WriteMarkdown(page); // if this test fails, the page is right from now on: commit it
        proof[OneBadAnswer].AssertDoesNotPage();
        proof.AssertAllAreNoticedBut(OneBadAnswer, "notifier: refused");
        Assert.Equal(await File.ReadAllTextAsync(page, Cancellation), written.ReplaceLineEndings("\n"));
    }

    private static async Task<AlertProofReport> ProveAsync()
    {
        await using var notifier = new FakeHttpServer();
        notifier.On(HttpMethod.Put, "/builds/{id}").Replies(HttpStatusCode.NoContent).Always();
        var store = new StoreDouble();
        var asked = 0;

        return await AlertProof.RunAsync<BuildStatusService>(
            setup => setup
                .WithHost(host => host.Fake("notifier", notifier).Replace<IBuildSource>(store))
                .After(TimeSpan.FromMinutes(30))
                .ThenWatching(TimeSpan.FromMinutes(30))
                .Traffic(() => new HttpRequestMessage(HttpMethod.Get, $"/builds/{asked++}"), perHour: 20) // another one each time: the cache has no answer
                .Traffic(() => new HttpRequestMessage(HttpMethod.Post, "/builds") { Content = JsonContent.Create(new ReportBuild("42", "main", "running")) }, perHour: 10)
                .Fault(OneBadAnswer, _ => store.IsDown = true, _ => store.IsDown = false, fault => fault.OfRequests(1))
                .Fault("store down", _ => store.IsDown = true, _ => store.IsDown = false, fault => fault.Lasting(TimeSpan.FromMinutes(30)))
                .Fault("notifier", HttpFault.Refused, fault => fault.Lasting(TimeSpan.FromMinutes(30)))
                .Fault("process gone", Stop, _ => { }, fault => fault.Lasting(TimeSpan.FromMinutes(30))),
            Cancellation);
    }

    private static void Stop(CairnTestHost service) => service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
}
