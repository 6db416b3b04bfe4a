namespace Cairn.Alerting.Testing.Tests.EndToEnd;

/// <summary>What a real Alertmanager keeps back, because something worse is known.</summary>
[Collection(nameof(RealTime))]
public sealed class KeepingQuiet
{
    private static readonly Dictionary<string, string> Page = Alert("BuildsBudgetBurnsFast", "page", "build-status", "builds");
    private static readonly Dictionary<string, string> Ticket = Alert("BuildsBudgetBurnsSlowly", "ticket", "build-status", "builds");
    private static readonly Dictionary<string, string> OtherTicket = Alert("SweeperBudgetBurnsSlowly", "ticket", "build-status", "sweeper");
    private static readonly Dictionary<string, string> OtherService = Alert("BuildsBudgetBurnsSlowly", "ticket", "other", "builds");
    private static readonly Dictionary<string, string> Absent = Alert("BuildStatusIsAbsent", "page", "build-status", "");

    [Fact]
    public async Task A_page_keeps_back_the_ticket_of_its_objective_alone()
    {
        await using var manager = await StartAsync();

        await manager.RaiseAsync(OtherTicket, OtherService, Ticket, Page);

        Assert.Equal(["build-status: BuildsBudgetBurnsSlowly"], await manager.KeptBackAsync(1));
    }

    [Fact]
    public async Task A_service_that_is_gone_keeps_back_all_its_other_alerts()
    {
        await using var manager = await StartAsync();

        await manager.RaiseAsync(OtherTicket, OtherService, Page, Absent);

        Assert.Equal(["build-status: BuildsBudgetBurnsFast", "build-status: SweeperBudgetBurnsSlowly"], await manager.KeptBackAsync(2));
    }

    private static Task<RunningAlertmanager> StartAsync()
    {
        Assert.SkipUnless(ToolProcess.IsInstalled("prometheus-alertmanager"), "Alertmanager is not installed.");
        var objectives = new Objectives();
        objectives.Availability("builds", target: 0.995).Expecting(20);
        objectives.WorkerFreshness("sweeper", target: 0.99);
        return RunningAlertmanager.StartAsync(AlertArtefacts.Generate(objectives, new AlertingOptions { Service = "build-status", Team = "ci-experience" }));
    }

    private static Dictionary<string, string> Alert(string name, string severity, string service, string objective) => new()
    {
        ["alertname"] = name,
        ["severity"] = severity,
        ["team"] = "ci-experience",
        ["service"] = service,
        ["slo"] = objective,
    };
}
