namespace Cairn.Cli.Demo.Promises;

internal sealed class AnalyzersFix : IPromise
{
    public string Sentence => "'dotnet format analyzers' fixes them";

    public void Observe(DemoRun run, Finding finding)
    {
        foreach (var violation in Plants.Violations)
        {
            var repair = run.Repairs.FirstOrDefault(repair => repair.Violation == violation) ?? new Repair(violation, "", "");
            finding.Expect(repair.Before.Contains(violation.Breach, StringComparison.Ordinal), $"{violation.Rule} before: {repair.Before}");
            finding.Expect(repair.After.Length > 0 && !repair.After.Contains(violation.Breach, StringComparison.Ordinal), $"{violation.Rule} after:  {repair.After}");
        }
    }
}
