namespace Cairn.Cli.Demo.Promises;

internal sealed class LogsAreExported : IPromise
{
    public string Sentence => "Log records arrive over OTLP too, in the same trace";

    public void Observe(DemoRun run, Finding finding)
    {
        var request = run.Answers.Reported;
        var record = run.Received.Logs.FirstOrDefault(log => log.TraceId == request.TraceId && log.EventName == "BuildReported");
        finding.Expect(record is not null, record is null
            ? $"no record BuildReported in the trace {request.TraceId}"
            : $"{record.EventName} \"{record.Body}\" in the trace {record.TraceId}");
        finding.Saw($"{run.Received.Logs.Count} records in all");
    }
}
