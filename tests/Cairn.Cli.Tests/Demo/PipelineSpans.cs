using Cairn.Cli.Demo;
using Cairn.Cli.Demo.Promises;

namespace Cairn.Cli.Tests.Demo;

/// <summary>The spans and the measurement of the planted pipeline, made by hand.</summary>
internal static class PipelineSpans
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ReceivedSpan[] All =>
    [
        Span(PlantedPipeline.RunName, parent: "", 0, 100, isServer: true, ("cicd.pipeline.run.id", "4711"), ("cicd.pipeline.result", "failure"), ("error.type", PlantedPipeline.RunError)),
        .. PlantedPipeline.Tasks.Select((task, i) => Span(
            task.Name, task.Parent, i + 1, 10 * i, isServer: false, ("cicd.pipeline.task.name", task.Name), ("cicd.pipeline.task.run.result", task.Result))),
    ];

    public static ReceivedPoint[] Points =>
        [new(PipelineRunsAreTraced.Metric, "s", 1, new Dictionary<string, string> { ["cicd.pipeline.name"] = "demo-presubmit", ["cicd.pipeline.result"] = "failure" })];

    private static ReceivedSpan Span(string name, string parent, int start, int milliseconds, bool isServer, params (string Key, string Value)[] attributes) =>
        new(name, KeptPromises.Trace("8"), isServer, IsError: isServer, attributes.ToDictionary(pair => pair.Key, pair => pair.Value))
        {
            SpanId = name,
            ParentSpanId = parent,
            Start = Start.AddMilliseconds(start),
            Duration = TimeSpan.FromMilliseconds(milliseconds),
        };
}
