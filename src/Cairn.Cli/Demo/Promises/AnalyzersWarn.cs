namespace Cairn.Cli.Demo.Promises;

internal sealed class AnalyzersWarn : IPromise
{
    public string Sentence => $"The analyzers that come with Cairn warn of {Plants.Violations.Count} planted violations";

    public void Observe(DemoRun run, Finding finding)
    {
        var warnings = run.Warnings.Where(warning => warning.File == Plants.ViolationFile).ToList();
        warnings.ForEach(warning => finding.Expect(Plants.Violations.Any(violation => violation.Rule == warning.Rule), warning.ToString()));
        foreach (var violation in Plants.Violations.Where(violation => warnings.TrueForAll(warning => warning.Rule != violation.Rule)))
        {
            finding.Missing($"no {violation.Rule} in {Plants.ViolationFile}: {violation.Breach}");
        }
    }
}
