namespace Cairn.Cli.Demo.Promises;

internal sealed class ErrorsAreProblemDetails : IPromise
{
    public string Sentence => "Errors are RFC 9457 problem details with a code and the trace id, and say nothing of what is inside";

    public void Observe(DemoRun run, Finding finding)
    {
        Observe(run.Answers.Rejected, 400, finding);
        Observe(run.Answers.Failed, 500, finding);
        finding.Expect(
            !run.Answers.Failed.Body.Contains(Plants.FaultMessage, StringComparison.Ordinal),
            $"the exception of {Plants.FaultPath} (planted) says '{Plants.FaultMessage}', which the answer does not repeat");
    }

    private static void Observe(Exchange answer, int status, Finding finding)
    {
        finding.Expect(answer.Status == status && answer.ContentType == "application/problem+json", $"{answer.Method} {answer.Path}: {answer.Status} {answer.ContentType}");
        var (code, traceId) = (answer.Property("code"), answer.Property("trace_id"));
        finding.Expect(!string.IsNullOrEmpty(code), $"  code {code ?? "is not there"}");
        finding.Expect(traceId == answer.TraceId, $"  trace_id {traceId ?? "is not there"} in the trace {answer.TraceId}");
    }
}
