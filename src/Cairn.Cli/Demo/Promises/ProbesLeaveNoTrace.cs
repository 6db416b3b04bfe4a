namespace Cairn.Cli.Demo.Promises;

internal sealed class ProbesLeaveNoTrace : IPromise
{
    public string Sentence => "Probes make no span, no request metric and no log line";

    public void Observe(DemoRun run, Finding finding)
    {
        var onMain = run.MainPortRequests.Count;
        var spans = run.Received.Spans.Count(span => span is { IsServer: true, IsPipelineRun: false, IsCall: false });
        finding.Expect(spans == onMain, $"{onMain} requests to the main port, {spans} server spans");

        var measured = run.Received.Points.Where(point => point.Metric == RequestsAreMeasured.Metric && !point.IsCall).Sum(point => point.Count);
        finding.Expect(measured == onMain, $"{onMain} requests to the main port, {measured} in {RequestsAreMeasured.Metric}");

        var mainTraces = run.MainPortRequests.Select(request => request.TraceId).ToHashSet();
        var lines = run.Output.Where(line => run.Answers.Probes.Any(probe => line.Contains(probe.Path, StringComparison.Ordinal)))
            .Where(line => !mainTraces.Contains(JsonText.Property(line, "trace_id") ?? "")).ToList();
        finding.Expect(lines.Count == 0, $"{run.Answers.Probes.Count} kinds of probe, {lines.Count} log lines about them");
        lines.ForEach(finding.Missing);
    }
}
