using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests;

public sealed class ScopeTests
{
    [Fact]
    public void Keys_of_scopes_become_properties()
    {
        var line = Capture.Line(logger =>
        {
            using var outer = logger.BeginScope(new Dictionary<string, object> { ["Pipeline"] = "presubmit", ["Attempt"] = 2 });
            using var inner = logger.BeginScope("Task {Task}", "compile");
            logger.LogInformation("Started");
        });

        Assert.Equal("presubmit", line.Text("Pipeline"));
        Assert.Equal(2, line.GetProperty("Attempt").GetInt32());
        Assert.Equal("compile", line.Text("Task"));
        Assert.Equal("""["Task compile"]""", line.GetProperty("Scope").GetRawText());
    }

    [Fact]
    public void The_line_wins_over_its_scopes_and_an_inner_scope_over_an_outer_one()
    {
        var line = Capture.Line(logger =>
        {
            using var outer = logger.BeginScope(new Dictionary<string, object> { ["Id"] = 1, ["Task"] = "outer" });
            using var inner = logger.BeginScope(new Dictionary<string, object> { ["Id"] = 2, ["Task"] = "inner" });
            logger.LogInformation("Build {Id}", 3);
        });

        Assert.Equal("Build 3", line.Text("msg"));
        Assert.Equal(3, line.GetProperty("Id").GetInt32());
        Assert.Equal("inner", line.Text("Task"));
    }

    [Fact]
    public void A_scope_cannot_take_a_key_of_the_contract()
    {
        var line = Capture.Line(logger =>
        {
            using var scope = logger.BeginScope(new Dictionary<string, object> { ["level"] = "forged" });
            logger.LogInformation("Started");
        });

        Assert.Equal("info", line.Text("level"));
        Assert.Equal("forged", line.Text("prop.level"));
    }

    [Fact]
    public void A_closed_scope_is_gone()
    {
        var line = Capture.Line(logger =>
        {
            logger.BeginScope(new Dictionary<string, object> { ["Pipeline"] = "presubmit" })?.Dispose();
            logger.LogInformation("Started");
        });

        Assert.False(line.Has("Pipeline"));
    }

    [Fact]
    public void A_scope_that_outlives_the_one_around_it_is_closed_with_it()
    {
        var line = Capture.Line(logger =>
        {
            var outer = logger.BeginScope(new Dictionary<string, object> { ["Pipeline"] = "presubmit" });
            using var inner = logger.BeginScope(("Task", (object?)"compile"));
            outer?.Dispose();
            logger.LogInformation("Started");
        });

        Assert.False(line.Has("Pipeline"));
        Assert.False(line.Has("Task"));
    }

    [Fact]
    public void A_value_of_a_scope_that_cannot_be_read_costs_the_value_and_not_the_scope()
    {
        var line = Capture.Line(logger =>
        {
            using var scope = logger.BeginScope(new Dictionary<string, object> { ["Parts"] = Broken(), ["Id"] = 42 });
            logger.LogInformation("Started");
        });

        Assert.EndsWith("could not be read)", line.Text("Parts"), StringComparison.Ordinal);
        Assert.Equal(42, line.GetProperty("Id").GetInt32());
    }

    [Fact]
    public void Trace_and_span_ids_are_written_once()
    {
        using var activity = new Activity("build").SetIdFormat(ActivityIdFormat.W3C).Start();

        var line = Capture.Line(logger => logger.LogInformation("Started"));

        Assert.Equal(activity.TraceId.ToHexString(), line.Text("trace_id"));
        Assert.Equal(activity.SpanId.ToHexString(), line.Text("span_id"));
        Assert.DoesNotContain(line.EnumerateObject(), member => member.Name is "TraceId" or "SpanId" or "ParentId");
    }

    private static IEnumerable<int> Broken()
    {
        yield return 1;
        throw new NotSupportedException();
    }
}
