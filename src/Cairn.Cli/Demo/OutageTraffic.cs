namespace Cairn.Cli.Demo;

/// <summary>The reports that show what the service does without its notifier.</summary>
internal sealed class OutageTraffic(RunningService service, Caller caller, DemoNotifier notifier)
{
    private const int Reports = 5; // three open the breaker

    public async Task<OutageAnswers> SendAsync(CancellationToken cancellationToken)
    {
        var told = await ReportAsync("46", cancellationToken);
        var notices = notifier.Notices;

        await notifier.BreakAsync(cancellationToken);
        var during = new List<Exchange>();
        for (var report = 0; report < Reports; report++)
        {
            during.Add(await ReportAsync("47", cancellationToken));
        }

        return new OutageAnswers
        {
            Told = told,
            Notices = notices,
            During = during,
            Failed = notifier.Notices - notices,
            Ledger = await caller.GetAsync(service.Management, "/dependencies", cancellationToken),
            Ready = await caller.GetAsync(service.Management, "/readyz", cancellationToken),
        };
    }

    private Task<Exchange> ReportAsync(string id, CancellationToken cancellationToken) =>
        caller.PostAsync(service.Main, "/builds", new { id, branch = "main", status = "running" }, cancellationToken);
}
