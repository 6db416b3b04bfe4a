namespace Cairn.Cli.Demo.Promises;

internal sealed class ProbesStayOffTheMainPort : IPromise
{
    public string Sentence => "The main port knows no probes, not even for a Host header that names the management port";

    public void Observe(DemoRun run, Finding finding)
    {
        foreach (var answer in run.Answers.ProbesOnMain)
        {
            finding.Expect(answer.Status == 404, $"{answer.Method} {answer.Path} on port {answer.Uri.Port}: {answer.Status}");
        }
    }
}
