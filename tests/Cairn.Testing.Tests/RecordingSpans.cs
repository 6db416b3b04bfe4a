using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Testing.Tests;

public sealed class RecordingSpans
{
    private static readonly ActivitySource Source = new("Cairn.Testing.Tests.Spans");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_span_keeps_all_that_was_told_of_it()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Web(app => app.MapGet("/", () =>
            {
                using var span = Source.StartActivity("compile", ActivityKind.Producer);
                span?.SetTag("task", 7).AddEvent(new ActivityEvent("linked", tags: new ActivityTagsCollection { ["size"] = 3 }));
                span?.SetStatus(ActivityStatusCode.Error, "no space");
            })),
            cancellationToken: Token);
        await service.Http.GetAsync("/", Token);

        var span = Assert.Single(service.Spans.Failed);
        var request = Assert.Single(service.Spans.From("Microsoft.AspNetCore"));

        Assert.Equal(("compile", ActivityKind.Producer, Source.Name, "no space"), (span.Name, span.Kind, span.Source, span.StatusDescription));
        Assert.Equal(7, span.Tags["task"]);
        Assert.Equal(3, Assert.Single(span.Events).Tags["size"]);
        Assert.Equal((request.TraceId, request.SpanId), (span.TraceId, span.ParentSpanId));
        Assert.Null(request.ParentSpanId);
    }

    [Fact]
    public async Task An_attribute_that_was_added_twice_has_its_last_value_in_every_culture()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Web(app => app.MapGet("/", () => Source.StartActivity("compile")?.AddTag("load", 1).AddTag("load", 1.5).Dispose())),
            cancellationToken: Token);
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };

        using var response = await service.Http.GetAsync("/", Token);

        var span = Assert.Single(service.Spans.Named("compile"));
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(1.5, span.Tags["load"]);
        Assert.EndsWith("load=1.5", $"{span}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_span_of_a_request_is_there_once_its_response_is_read()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(app => app.MapGet("/", () => "hello")), cancellationToken: Token);

        for (var request = 1; request <= 200; request++)
        {
            await service.Http.GetStringAsync("/", Token);

            Assert.Equal(request, service.Spans.All.Count);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_span_that_a_request_starts_at_a_new_root_is_the_host_s(bool onKestrel)
    {
        var program = Programs.Web(app => app.MapGet("/", () =>
        {
            Activity.Current = null;
            Source.StartActivity("root")?.Dispose();
        }));
        await using var service = await CairnTestHost.StartAsync(program, setup => _ = onKestrel ? setup.OnKestrel() : setup, Token);

        await service.Http.GetAsync("/", Token);

        Assert.Null(Assert.Single(service.Spans.Named("root")).ParentSpanId);
    }

    [Fact]
    public async Task A_span_of_a_worker_s_timer_is_the_host_s()
    {
        var program = Programs.Worker(async (provider, stopping) =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            await using var timer = time.CreateTimer(_ => Source.StartActivity("tick")?.Dispose(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stopping);
        });
        await using var service = await CairnTestHost.StartAsync(program, cancellationToken: Token);

        await service.Clock.AdvanceUntilIdle(TimeSpan.FromMinutes(3), Token);

        Assert.Equal(3, service.Spans.Named("tick").Count);
    }

    [Fact]
    public async Task Spans_of_the_test_are_nobody_s()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(_ => { }), setup => setup.OnKestrel(), Token);

        var own = Source.StartActivity("test");
        await service.Http.GetAsync("/", Token);

        Assert.Null(own);
        Assert.Equal("Microsoft.AspNetCore", Assert.Single(service.Spans.All).Source);
    }

    [Fact]
    public async Task Recording_does_not_ask_for_export()
    {
        var recorded = true;
        var program = Programs.Web(app => app.MapGet("/", () => { recorded = Activity.Current!.Recorded; }));
        await using var service = await CairnTestHost.StartAsync(program, cancellationToken: Token);

        await service.Http.GetAsync("/", Token);

        Assert.False(recorded);
    }

    [Fact]
    public async Task A_span_can_be_waited_for()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(app => app.MapGet("/", () => "hello")), cancellationToken: Token);
        var wait = service.Spans.WaitForAsync(span => span.Kind == ActivityKind.Server, Token);

        await service.Http.GetStringAsync("/", Token);

        Assert.Same(service.Spans.All[0], await wait);
    }
}
