namespace Cairn.Cli.Demo.Promises;

internal sealed class ProbesAnswer : IPromise
{
    public string Sentence => "Liveness, readiness and start-up are answered on the management port, with reasons on request";

    public void Observe(DemoRun run, Finding finding)
    {
        foreach (var probe in run.Answers.Probes)
        {
            finding.Expect(probe.Status == 200 && probe.Body.Trim() == "ok", probe.ToString());
        }

        var verbose = run.Answers.Verbose;
        finding.Expect(verbose.Status == 200 && verbose.Property("status") is not null, verbose.ToString());
    }
}
