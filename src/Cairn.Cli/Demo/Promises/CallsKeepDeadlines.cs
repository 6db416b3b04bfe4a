namespace Cairn.Cli.Demo.Promises;

internal sealed class CallsKeepDeadlines : IPromise
{
    public const string Metric = "rpc.server.call.duration";

    private const string Late = "DEADLINE_EXCEEDED";

    public string Sentence => "A call over gRPC ends at its deadline, and its trace has both ends, each with its status";

    public void Observe(DemoRun run, Finding finding)
    {
        var calls = run.Answers.Calls;
        finding.Expect(calls.Answered is { Status: 200, Body: "running" }, $"{PlantedCaller.Path} (planted) calls {CallAnswers.Method}: '{calls.Answered.Body}'");
        ObserveTrace(run, calls.Answered, "OK", ["OK"], finding);
        finding.Expect(
            calls.Late is { Status: 200, Body: "DeadlineExceeded" },
            $"with {CallAnswers.TooLittle.TotalMilliseconds:0} ms, of a store that takes {PlantedStore.Distance.TotalMilliseconds:0} ms: '{calls.Late.Body}'");
        ObserveTrace(run, calls.Late, Late, [Late, "CANCELLED"], finding); // the caller's timer and the server's end at the same time
        ObserveMetric(run, calls, finding);
    }

    private static void ObserveTrace(DemoRun run, Exchange asked, string client, string[] server, Finding finding)
    {
        var spans = run.Received.Spans.Where(span => span.TraceId == asked.TraceId).ToList();
        foreach (var line in TraceTree.Draw(spans))
        {
            finding.Saw($"  {line}");
        }

        var ends = spans.Where(span => span["rpc.method"] == CallAnswers.Method).ToLookup(span => span.IsServer, span => span["rpc.response.status_code"] ?? "none");
        var (sent, served) = (string.Join(',', ends[false]), string.Join(',', ends[true]));
        finding.Expect(sent == client && server.Contains(served), $"trace {asked.TraceId}: its client span says {sent}, its server span {served}");
    }

    private static void ObserveMetric(DemoRun run, CallAnswers calls, Finding finding)
    {
        var counted = run.Received.Points.Where(point => point.Metric == Metric && point["rpc.method"] == CallAnswers.Method).ToList();
        finding.Expect(
            counted.Sum(point => point.Count) == calls.All.Count && counted.TrueForAll(point => point.Unit == "s"),
            $"{Metric} counts {counted.Sum(point => point.Count)} calls: {string.Join(", ", counted.Select(point => point["rpc.response.status_code"]))}");
    }
}
