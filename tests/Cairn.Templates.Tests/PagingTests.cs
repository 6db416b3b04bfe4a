using System.Net;
using System.Net.Http.Json;
using Cairn.Alerting.Testing.Tests.EndToEnd;

namespace Cairn.Templates.Tests;

/// <summary>The generated service, from a request that it cannot serve to the pager, with nothing in between but the real programs.</summary>
[Collection(nameof(RealTime))]
public sealed class PagingTests(GeneratedService service) : IClassFixture<GeneratedService>, IDisposable
{
    private const string Alert = "RequestsBudgetBurnsFast";
    private const string Runbooks = "https://git.example.com/build-status/runbooks";
    private const string Nobody = "http://127.0.0.1:1";

    private readonly CancellationTokenSource _end = new();
    private volatile bool _isFull;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _end.Dispose();

    [Fact]
    public async Task A_store_that_is_full_pages_the_team_with_the_runbook_and_resolves()
    {
        Assert.SkipUnless(AlertStack.IsInstalled, "Prometheus or Alertmanager is not installed.");
        await using var pager = await Pager.StartAsync();
        await using var running = await service.StartAsync(Cancellation, "--BuildStatus:MaxBuilds=1", $"--Cairn:Dependencies:notifier:Address={Nobody}");
        await using var stack = await AlertStack.StartAsync(WriteArtefactsAsync, "acme-build-status", running.Management.BaseAddress!.Authority, pager);
        (await ReportAsync(running.Http, "1")).Dispose(); // there is room for this one
        var reports = KeepReportingAsync(running.Http);

        _isFull = true;
        var page = await pager.WaitForAsync(Alert, "firing");
        _isFull = false;
        await pager.WaitForAsync(Alert, "resolved");
        await _end.CancelAsync();
        await reports;

        var (labels, annotations) = (page.GetProperty("labels"), page.GetProperty("annotations"));
        Assert.Equal("page", labels.GetProperty("severity").GetString());
        Assert.Equal("ci-experience", labels.GetProperty("team").GetString());
        Assert.Equal("acme-build-status", labels.GetProperty("service").GetString());
        Assert.Equal($"{Runbooks}/{Alert}.md", annotations.GetProperty("runbook_url").GetString());
    }

    /// <summary>As the service's own objectives have them, with windows of seconds.</summary>
    private async Task WriteArtefactsAsync(string folder) => (await service.DotnetAsync(
        Cancellation,
        ["exec", service.Program, "--contentRoot", Path.Combine(service.Folder, "src", GeneratedService.Name), $"--Cairn:Alerting:WriteTo={folder}", "--Cairn:Alerting:Hurry=60", $"--Cairn:Alerting:RunbookUrl={Runbooks}"])).MustSucceed();

    /// <summary>The fault comes over HTTP: while the only build that there is room for goes on, another one is refused.</summary>
    private async Task KeepReportingAsync(HttpClient http)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await beat.WaitForNextTickAsync(_end.Token))
            {
                var isFull = _isFull;
                using var answer = await ReportAsync(http, isFull ? "2" : "1");
                Assert.Equal(isFull ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, answer.StatusCode);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private static Task<HttpResponseMessage> ReportAsync(HttpClient http, string build) =>
        http.PostAsJsonAsync("/builds", new { id = build, branch = "main", status = "running" }, Cancellation);
}
