using System.Diagnostics;
using Cairn.Telemetry.Tests.Cicd;

namespace Cairn.Telemetry.Tests.Propagation;

public sealed class ChildProcessTests
{
    private static string Step => typeof(Program).Assembly.Location;

    [Fact]
    public async Task A_Python_child_reads_the_context_of_the_task_that_started_it()
    {
        Child.SkipWithout("python3");
        await using var service = await PipelineService.StartAsync();
        using var run = service.Pipelines.StartRun("android-presubmit", "4711");
        using var task = run.StartTask("compile");
        Activity.Current!.TraceStateString = "acme=t61";
        Activity.Current.AddBaggage("ticket", "A-1, b");

        var lines = await Child.RunAsync("python3", "-c", """
            import os, urllib.parse
            version, trace, span, flags = os.environ["TRACEPARENT"].split("-")
            print(version, trace, span, flags)
            print(os.environ["TRACESTATE"])
            print(*(urllib.parse.unquote(entry) for entry in os.environ["BAGGAGE"].split(",")))
            """);

        Assert.Equal([$"00 {task.Context.TraceId} {task.Context.SpanId} 01", "acme=t61", "ticket=A-1, b"], lines);
    }

    [Fact]
    public async Task A_shell_child_and_its_own_child_have_the_context()
    {
        Child.SkipWithout("sh");
        await using var service = await PipelineService.StartAsync();
        using var run = service.Pipelines.StartRun("android-presubmit", "4711");

        var lines = await Child.RunAsync("sh", "-c", "echo \"$TRACEPARENT\"; sh -c 'echo \"$TRACEPARENT\"'; echo \"${TRACESTATE-none} ${BAGGAGE-none}\"");

        var expected = $"00-{run.Context.TraceId}-{run.Context.SpanId}-01";
        Assert.Equal([expected, expected, "none none"], lines);
    }

    [Fact]
    public async Task A_task_of_a_dotnet_child_belongs_to_the_run_of_its_parent()
    {
        await using var service = await PipelineService.StartAsync();
        using (var run = service.Pipelines.StartRun("android-presubmit", "4711"))
        {
            await Child.RunAsync("dotnet", Step, "4711", $"--OTEL_EXPORTER_OTLP_ENDPOINT={service.Receiver.Endpoint}");
            run.Complete(PipelineResult.Success);
        }

        await service.StopAsync();

        var (ofParent, ofChild) = (service.Span("RUN android-presubmit"), service.Span("package"));
        Assert.Equal((ofParent.TraceId, ofParent.SpanId), (ofChild.TraceId, ofChild.ParentSpanId));
        Assert.NotEqual(ofParent.Resource["process.pid"], ofChild.Resource["process.pid"]);
    }
}
