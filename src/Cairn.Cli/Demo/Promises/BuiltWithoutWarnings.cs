namespace Cairn.Cli.Demo.Promises;

internal sealed class BuiltWithoutWarnings : IPromise
{
    public string Sentence => "It builds without warnings, but for the violations that the demo planted";

    public void Observe(DemoRun run, Finding finding)
    {
        var others = run.Warnings.Where(warning => warning.File != Plants.ViolationFile).ToList();
        finding.Expect(others.Count == 0, $"{others.Count} warning(s) outside {Plants.ViolationFile}");
        others.ForEach(warning => finding.Missing(warning.ToString()));
    }
}
