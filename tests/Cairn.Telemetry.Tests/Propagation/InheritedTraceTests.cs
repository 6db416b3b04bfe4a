using System.Diagnostics;
using Cairn.Telemetry.Tests.Cicd;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Telemetry.Tests.Propagation;

public sealed class InheritedTraceTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static InheritedTrace Read(string? parent, string? state = null, string? baggage = null) => new(name => name switch
    {
        "TRACEPARENT" => parent,
        "TRACESTATE" => state,
        "BAGGAGE" => baggage,
        _ => null,
    });

    [Fact]
    public void What_the_parent_has_passed_is_picked_up()
    {
        var inherited = Read(Parent, "acme=t61,other@vendor=1", "ticket=A%2D1;ttl=1 , team=ci");

        Assert.Equal((Parent, "acme=t61,other@vendor=1", true), ($"00-{inherited.Parent.TraceId}-{inherited.Parent.SpanId}-0{(int)inherited.Parent.TraceFlags}", inherited.Parent.TraceState, inherited.Parent.IsRemote));
        Assert.Equal(new Dictionary<string, string> { ["ticket"] = "A-1", ["team"] = "ci" }, inherited.Baggage);
        Assert.Empty(inherited.Ignored);
    }

    [Fact]
    public void Without_a_parent_there_is_nothing_to_continue()
    {
        var inherited = Read(parent: null, state: "acme=t61");

        Assert.False(inherited.HasParent);
        Assert.Empty(inherited.Baggage);
        Assert.Empty(inherited.Ignored);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01")]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01")]
    [InlineData("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0")]
    public void A_malformed_parent_is_ignored(string parent)
    {
        var inherited = Read(parent, "acme=t61");

        Assert.False(inherited.HasParent);
        Assert.Equal(("TRACEPARENT", parent.Length), (Assert.Single(inherited.Ignored).Name, inherited.Ignored[0].Length));
    }

    [Fact]
    public void A_parent_of_a_later_version_is_understood_as_far_as_it_is_known()
    {
        var inherited = Read($"cc{Parent[2..]}-what-the-future-holds");

        Assert.Equal("b7ad6b7169203331", inherited.Parent.SpanId.ToHexString());
    }

    [Theory]
    [InlineData("UPPER=1")]
    [InlineData("acme=1,acme=2")]
    [InlineData("no-value")]
    public void A_malformed_state_is_ignored_and_the_parent_is_not(string state)
    {
        var inherited = Read(Parent, state);

        Assert.True(inherited.HasParent);
        Assert.Null(inherited.Parent.TraceState);
        Assert.Equal("TRACESTATE", Assert.Single(inherited.Ignored).Name);
    }

    [Fact]
    public void Too_much_of_anything_is_ignored()
    {
        var state = string.Join(',', Enumerable.Range(0, 33).Select(i => $"k{i}=v"));
        var baggage = string.Join(',', Enumerable.Range(0, 65).Select(i => $"k{i}=v"));

        Assert.Equal(["TRACESTATE", "BAGGAGE"], Read(Parent, state, baggage).Ignored.Select(ignored => ignored.Name));
        Assert.Equal(["TRACESTATE", "BAGGAGE"], Read(Parent, $"k={new string('v', 511)}", $"k={new string('v', 8191)}").Ignored.Select(ignored => ignored.Name));
    }

    [Theory]
    [InlineData("two words=x")]
    [InlineData("key")]
    [InlineData("key=a\"b")]
    [InlineData("ticket=A-1,,team=ci")]
    public void Malformed_baggage_is_ignored_as_a_whole(string baggage)
    {
        var inherited = Read(Parent, baggage: baggage);

        Assert.Empty(inherited.Baggage);
        Assert.Equal("BAGGAGE", Assert.Single(inherited.Ignored).Name);
    }

    [Fact]
    public void A_secret_that_the_parent_has_passed_goes_no_further()
    {
        Assert.Equal(["ticket"], Read(Parent, baggage: "ticket=A-1,api_key=hunter2").Baggage.Keys);
    }

    [Fact]
    public async Task Runs_belong_to_the_inherited_trace_and_carry_its_baggage_on()
    {
        await using var service = await PipelineService.StartAsync(services => services.AddSingleton(Read(Parent, "acme=t61", "ticket=A-1")));
        using var run = service.Pipelines.StartRun("app", "7");
        using var task = run.StartTask("compile");

        var environment = new Dictionary<string, string?>().AddTraceContext();

        Assert.Equal(("b7ad6b7169203331", "acme=t61"), (Activity.Current!.Parent!.ParentSpanId.ToHexString(), environment["TRACESTATE"]));
        Assert.Equal(($"00-0af7651916cd43dd8448eb211c80319c-{task.Context.SpanId}-01", "ticket=A-1"), (environment["TRACEPARENT"], environment["BAGGAGE"]));
    }

    [Fact]
    public async Task A_current_activity_or_a_given_parent_comes_first()
    {
        await using var service = await PipelineService.StartAsync(services => services.AddSingleton(Read(Parent)));
        using var current = new Activity("request") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        var given = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        using var below = service.Pipelines.StartRun("app", "7");
        using var elsewhere = service.Pipelines.StartRun(new PipelineRunDescription { Pipeline = "app", RunId = "8", Parent = given });

        Assert.Equal((current.TraceId, given.TraceId), (below.Context.TraceId, elsewhere.Context.TraceId));
    }

    [Fact]
    public async Task What_is_ignored_is_logged_once_when_the_host_starts()
    {
        await using var service = await PipelineService.StartAsync(services => services.AddSingleton(Read("hunter2")).AddCairnInheritedTrace().AddCairnInheritedTrace());

        await service.StopAsync();

        var log = Assert.Single(service.Receiver.Logs, log => log.EventName == "InheritedContextIgnored");
        Assert.StartsWith("'TRACEPARENT' is set to 7 characters that are not valid, so it is ignored. It must be 00-<32 hex digits>", $"{log.Body}", StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", $"{log.Body} {log.Attributes}", StringComparison.Ordinal);
    }
}
