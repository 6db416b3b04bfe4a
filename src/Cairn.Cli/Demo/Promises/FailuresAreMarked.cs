namespace Cairn.Cli.Demo.Promises;

internal sealed class FailuresAreMarked : IPromise
{
    public string Sentence => "The span of a failure is an error with its type; a client's mistake is not";

    public void Observe(DemoRun run, Finding finding)
    {
        var failed = SpanOf(run, run.Answers.Failed);
        finding.Expect(failed is { IsError: true } && failed["error.type"] == Plants.FaultException, Describe(run.Answers.Failed, failed));
        var rejected = SpanOf(run, run.Answers.Rejected);
        finding.Expect(rejected is { IsError: false } && rejected["error.type"] is null, Describe(run.Answers.Rejected, rejected));
    }

    private static ReceivedSpan? SpanOf(DemoRun run, Exchange request) => run.Received.Spans.FirstOrDefault(span => span.IsServer && span.TraceId == request.TraceId);

    private static string Describe(Exchange request, ReceivedSpan? span) => span is null
        ? $"{request.Method} {request.Path}: no span"
        : $"{request.Method} {request.Path}: {request.Status}, span status {(span.IsError ? "Error" : "Unset")}, error.type {span["error.type"] ?? "(none)"}";
}
