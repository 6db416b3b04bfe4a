namespace Cairn.Cli.Demo.Promises;

internal sealed class AlertsAreProven : IPromise
{
    public const string TestEnding = ".test.yaml";

    /// <summary>The head of the table and the line below it.</summary>
    private const int LinesOfHead = 2;

    public string Sentence => "Alerts are made of what it promises, tested, and it is known which fault wakes somebody up";

    public void Observe(DemoRun run, Finding finding)
    {
        var alerts = run.Alerts;
        var tests = alerts.Files.Count(file => file.EndsWith(TestEnding, StringComparison.Ordinal));
        finding.Expect(alerts.ExitCode == 0 && tests > 0, $"{alerts.Files.Count} files made by the service itself: rules, {tests} tests of them, routes, a dashboard, runbooks");
        if (alerts.Verdict is { } verdict)
        {
            finding.Expect(verdict == 0, $"promtool test rules *{TestEnding}: {(verdict == 0 ? "every test passes" : $"exit code {verdict}")}");
        }
        else
        {
            finding.Saw("promtool is not installed, so it has tested no rule, and the table is as it was committed: it comes with Prometheus");
        }

        finding.Expect(alerts.Table.Count > LinesOfHead, "which fault sets off which alert, after how long (docs/alerts.md):");
        alerts.Table.ToList().ForEach(finding.Saw);
    }
}
