namespace Cairn.Cli.Demo.Promises;

internal sealed class BuiltFromPackedSdk : IPromise
{
    public string Sentence => "It is built from the packages packed a moment ago, and from nothing else of Cairn";

    public void Observe(DemoRun run, Finding finding)
    {
        foreach (var package in run.PackagesUsed)
        {
            finding.Expect(package.EndsWith($"/{run.Sdk.Version}", StringComparison.Ordinal), package);
        }

        if (!run.PackagesUsed.Contains($"cairn/{run.Sdk.Version}"))
        {
            finding.Missing($"cairn/{run.Sdk.Version} was not restored");
        }
    }
}
