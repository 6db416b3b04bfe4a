namespace Cairn.Cli.Demo.Promises;

internal sealed class AnalyzersWarn : IPromise
{
    public string Sentence => $"The analyzers that come with Cairn warn of a planted {Plants.Violation}";

    public void Observe(DemoRun run, Finding finding)
    {
        var warnings = run.Warnings.Where(warning => warning.File == Plants.ViolationFile).ToList();
        warnings.ForEach(warning => finding.Expect(warning.Rule == Plants.Rule, warning.ToString()));
        if (warnings.Count == 0)
        {
            finding.Missing($"no {Plants.Rule} in {Plants.ViolationFile}: {run.Repair.Before}");
        }
    }
}
