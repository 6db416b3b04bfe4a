namespace Cairn.Alerting.Testing.Tests.EndToEnd;

/// <summary>From a broken store to the pager, with nothing in between but the real programs.</summary>
[Collection(nameof(RealTime))]
public sealed class PagingSomebody
{
    private const string Alert = "BuildsBudgetBurnsFast";
    private const string Runbooks = "https://git.example.com/build-status/runbooks";

    [Fact]
    public async Task An_outage_of_the_store_pages_its_team_with_the_runbook_and_resolves()
    {
        Assert.SkipUnless(ToolProcess.IsInstalled("prometheus") && ToolProcess.IsInstalled("prometheus-alertmanager"), "Prometheus or Alertmanager is not installed.");
        await using var pager = await Pager.StartAsync();
        await using var service = await LiveService.StartAsync("--Cairn:Alerting:Hurry=60", $"--Cairn:Alerting:RunbookUrl={Runbooks}");
        await using var stack = await AlertStack.StartAsync(service, pager);

        await service.BreakStoreAsync();
        var page = await pager.WaitForAsync(Alert, "firing");
        await service.MendStoreAsync();
        await pager.WaitForAsync(Alert, "resolved");

        var (labels, annotations) = (page.GetProperty("labels"), page.GetProperty("annotations"));
        Assert.Equal("page", labels.GetProperty("severity").GetString());
        Assert.Equal("ci-experience", labels.GetProperty("team").GetString());
        Assert.Equal("build-status", labels.GetProperty("service").GetString());
        Assert.Equal("builds", labels.GetProperty("slo").GetString());
        Assert.Equal($"{Runbooks}/{Alert}.md", annotations.GetProperty("runbook_url").GetString());
    }
}
