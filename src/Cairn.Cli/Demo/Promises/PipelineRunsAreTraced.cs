namespace Cairn.Cli.Demo.Promises;

internal sealed class PipelineRunsAreTraced : IPromise
{
    public const string Metric = "cicd.pipeline.run.duration";

    public string Sentence => "A CI pipeline run is a trace: the run with its result, and below it each task with its own";

    public void Observe(DemoRun run, Finding finding)
    {
        var spans = run.Received.Spans.Where(span => span.TraceId == run.Answers.Pipeline.TraceId).ToList();
        var runs = spans.Where(span => span.IsPipelineRun).ToList();
        if (runs is not [var pipeline])
        {
            finding.Missing($"{runs.Count} pipeline runs in the trace {run.Answers.Pipeline.TraceId} of {PlantedPipeline.Path} (planted)");
            return;
        }

        finding.Saw($"trace {pipeline.TraceId}, started by {PlantedPipeline.Path} (planted)");
        foreach (var line in TraceTree.Draw(spans))
        {
            finding.Saw($"  {line}");
        }

        ObserveRun(pipeline, finding);
        ObserveTasks([.. spans.Where(span => span["cicd.pipeline.task.name"] is not null)], spans, finding);
        ObserveMetric(run.Received.Points, finding);
    }

    private static void ObserveRun(ReceivedSpan pipeline, Finding finding)
    {
        var holds = pipeline is { IsServer: true, IsError: true, Name: PlantedPipeline.RunName }
            && pipeline["cicd.pipeline.result"] == "failure" && pipeline["error.type"] == PlantedPipeline.RunError;
        finding.Expect(holds, $"'{pipeline.Name}' cicd.pipeline.run.id={pipeline["cicd.pipeline.run.id"]} cicd.pipeline.result={pipeline["cicd.pipeline.result"]} error.type={pipeline["error.type"]}");
    }

    private static void ObserveTasks(List<ReceivedSpan> tasks, List<ReceivedSpan> spans, Finding finding)
    {
        var found = tasks.Select(task => (
            task.Name,
            Parent: spans.Find(span => span.SpanId == task.ParentSpanId)?.Name ?? "nothing",
            Result: task["cicd.pipeline.task.run.result"] ?? "none")).ToList();
        var holds = found.Order().SequenceEqual(PlantedPipeline.Tasks.Order());
        finding.Expect(holds, $"tasks: {string.Join(", ", found.Select(task => $"{task.Name} of {task.Parent} {task.Result}"))}");
    }

    private static void ObserveMetric(IReadOnlyList<ReceivedPoint> points, Finding finding)
    {
        var counted = points.Where(point => point.Metric == Metric && point["cicd.pipeline.result"] == "failure").ToList();
        var holds = counted is [{ Count: 1, Unit: "s" } point] && point["cicd.pipeline.run.id"] is null;
        finding.Expect(holds, $"{Metric} counts {counted.Sum(point => point.Count)} run with the result failure, without its id");
    }
}
