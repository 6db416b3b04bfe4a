using System.Globalization;

namespace Cairn.Cli.Demo.Promises;

internal sealed class SpansAreComplete : IPromise
{
    private static readonly string[] Attributes = ["http.request.method", "url.scheme", "url.path", "http.route", "http.response.status_code", "network.protocol.version"];

    public string Sentence => "Each request makes one server span, in the caller's trace, with route and status";

    public void Observe(DemoRun run, Finding finding)
    {
        foreach (var request in run.Answers.Requests)
        {
            Observe(request, [.. run.Received.Spans.Where(span => span is { IsServer: true, IsPipelineRun: false } && span.TraceId == request.TraceId)], finding);
        }
    }

    private static void Observe(Exchange request, IReadOnlyList<ReceivedSpan> spans, Finding finding)
    {
        if (spans is not [var span])
        {
            finding.Missing($"{request.Method} {request.Path}: {spans.Count} server spans in the trace {request.TraceId}");
            return;
        }

        var named = span.Name == $"{request.Method} {span["http.route"]}";
        var status = request.Status.ToString(CultureInfo.InvariantCulture);
        var complete = Attributes.All(span.Attributes.ContainsKey) && span["http.response.status_code"] == status && span["url.path"] == request.Path;
        finding.Expect(named && complete, $"'{span.Name}' {string.Join(' ', Attributes.Select(name => $"{name}={span[name] ?? "(none)"}"))}");
    }
}
