namespace Cairn.Cli.Demo.Promises;

internal sealed class RequestsAreServed : IPromise
{
    public string Sentence => "A build that was reported can be read";

    public void Observe(DemoRun run, Finding finding)
    {
        var (reported, read) = (run.Answers.Reported, run.Answers.Read);
        finding.Expect(reported.Status == 201, reported.ToString());
        finding.Expect(read.Status == 200 && read.Property("status") == "running", read.ToString());
    }
}
