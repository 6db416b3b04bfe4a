namespace Cairn.Cli.Demo.Promises;

internal sealed class TestsPass : IPromise
{
    public string Sentence => "Its tests pass";

    public void Observe(DemoRun run, Finding finding)
    {
        finding.Expect(run.Tests is { Passed: > 0, Failed: 0 }, run.Tests.ToString());
        run.Tests.Failures.ToList().ForEach(finding.Missing);
    }
}
