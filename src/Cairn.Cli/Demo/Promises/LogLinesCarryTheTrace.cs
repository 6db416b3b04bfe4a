using System.Text.Json;

namespace Cairn.Cli.Demo.Promises;

internal sealed class LogLinesCarryTheTrace : IPromise
{
    public string Sentence => "Log lines of a request carry its trace id, those of a failure the exception as well";

    public void Observe(DemoRun run, Finding finding)
    {
        Observe(run, run.Answers.Reported, "event.name", "BuildReported", finding);
        Observe(run, run.Answers.Failed, "error.type", Plants.FaultException, finding);
    }

    private static void Observe(DemoRun run, Exchange request, string field, string value, Finding finding)
    {
        var line = run.Log.FirstOrDefault(line => JsonText.Text(line, "trace_id") == request.TraceId && JsonText.Text(line, field) == value);
        if (line.ValueKind == JsonValueKind.Undefined)
        {
            finding.Missing($"no line with trace_id {request.TraceId} and {field} {value} for {request.Method} {request.Path}");
            return;
        }

        finding.Saw($"{request.Method} {request.Path} in the trace {request.TraceId}");
        finding.Expect(JsonText.Text(line, "span_id") is { Length: 16 }, $"  {JsonText.Text(line, "level")} \"{JsonText.Text(line, "msg")}\" {field} {value} trace_id {JsonText.Text(line, "trace_id")} span_id {JsonText.Text(line, "span_id")}");
    }
}
