namespace Cairn.Cli.Demo.Promises;

internal sealed class AnalyzersFix : IPromise
{
    public string Sentence => "'dotnet format analyzers' fixes it";

    public void Observe(DemoRun run, Finding finding)
    {
        finding.Expect(run.Repair.Before.Contains(Plants.Violation, StringComparison.Ordinal), $"before: {run.Repair.Before}");
        finding.Expect(run.Repair.After.Length > 0 && !run.Repair.After.Contains(Plants.Violation, StringComparison.Ordinal), $"after:  {run.Repair.After}");
    }
}
