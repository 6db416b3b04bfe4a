namespace Cairn.Cli.Demo;

/// <summary>An endpoint that the demo adds to the generated service: it runs a small pipeline whose tests fail. The report says so.</summary>
internal static class PlantedPipeline
{
    public const string Path = "/demo/pipeline";

    public const string File = "PlantedPipeline.cs";

    public const string RunName = "RUN demo-presubmit";

    public const string RunError = "tests_failed";

    /// <summary>The tasks of the run: name, name of what it belongs to, result.</summary>
    public static IReadOnlyList<(string Name, string Parent, string Result)> Tasks { get; } =
    [
        ("build", RunName, "success"),
        ("restore", "build", "success"),
        ("compile", "build", "success"),
        ("unit-tests", RunName, "failure"),
        ("publish", RunName, "skip"),
    ];

    public static string Endpoint => $"""app.MapPost("{Path}", PlantedPipeline.RunAsync);""";

    public static string Code(string rootNamespace) =>
        $$"""
        using Cairn.Telemetry;

        namespace {{rootNamespace}};

        /// <summary>Planted by `cairn demo`: a pipeline run as a CI service records it.</summary>
        internal static class PlantedPipeline
        {
            private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(20);

            public static async Task<string> RunAsync(PipelineTelemetry pipelines, TimeProvider clock, CancellationToken cancellationToken)
            {
                using var run = pipelines.StartRun("demo-presubmit", "4711");
                using (var build = run.StartTask("build"))
                {
                    foreach (var name in new[] { "restore", "compile" })
                    {
                        using var step = build.StartTask(name, PipelineTaskType.Build);
                        await Task.Delay(Work, clock, cancellationToken);
                        step.Complete(PipelineResult.Success);
                    }

                    build.Complete(PipelineResult.Success);
                }

                using (var tests = run.StartTask("unit-tests", PipelineTaskType.Test))
                {
                    await Task.Delay(Work, clock, cancellationToken);
                    tests.SetTestSuite("unit", TestSuiteStatus.Failure);
                    tests.Fail("assertion_failed");
                }

                using (var publish = run.StartTask("publish", PipelineTaskType.Deploy))
                {
                    publish.Complete(PipelineResult.Skip);
                }

                run.Fail("{{RunError}}");
                return "demo-presubmit 4711";
            }
        }

        """;
}
