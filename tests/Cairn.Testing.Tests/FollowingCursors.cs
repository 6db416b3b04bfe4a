using Cairn.Testing.Hosting;
using Cairn.Testing.Recording;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Testing.Tests;

public sealed class FollowingCursors
{
    private static readonly Func<string[], Task> Program = Programs.Web(app => app.MapGet("/", () => "hello"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_came_after_a_cursor_is_told_from_what_came_before()
    {
        await using var service = await CairnTestHost.StartAsync(Program, cancellationToken: Token);
        await service.Http.GetAsync("/", Token);
        var (logs, spans, metrics) = (service.Logs.Mark(), service.Spans.Mark(), service.Metrics.Mark());
        Assert.Empty(service.Spans.Since(spans));

        await service.Http.GetAsync("/", Token);

        Assert.Same(service.Spans.All[1], Assert.Single(service.Spans.Since(spans)));
        Assert.Single(service.Metrics.Since(metrics).Named("http.server.request.duration"));
        Assert.NotEmpty(service.Logs.Since(logs));
        Assert.True(service.Logs.Since(logs).Count < service.Logs.All.Count);
    }

    [Fact]
    public async Task A_view_taken_before_does_not_change()
    {
        await using var service = await CairnTestHost.StartAsync(Program, cancellationToken: Token);
        var mark = service.Spans.Mark();
        await service.Http.GetAsync("/", Token);
        var view = service.Spans.Since(mark);

        await service.Http.GetAsync("/", Token);

        Assert.Single(view);
        Assert.Equal(2, service.Spans.Since(mark).Count);
    }

    [Fact]
    public async Task The_next_one_is_waited_for_and_not_the_last()
    {
        await using var service = await CairnTestHost.StartAsync(Program, cancellationToken: Token);
        await service.Http.GetAsync("/", Token);
        var next = service.Spans.Eventually(span => span.Source == "Microsoft.AspNetCore", service.Spans.Mark(), Token);
        Assert.False(next.IsCompleted);

        await service.Http.GetAsync("/", Token);

        Assert.Same(service.Spans.All[1], await next);
    }

    [Fact]
    public async Task A_cursor_of_another_recorder_is_refused()
    {
        await using var service = await CairnTestHost.StartAsync(Program, cancellationToken: Token);

        Assert.Throws<ArgumentException>(() => service.Logs.Since(service.Spans.Mark()));
        await Assert.ThrowsAsync<ArgumentException>(() => service.Logs.Eventually(_ => true, service.Spans.Mark(), Token));
    }

    [Fact]
    public async Task Waiting_in_vain_shows_the_nearest_since_the_cursor_and_what_the_clock_waits_for()
    {
        var (guard, clock) = (new ManualTimeProvider(), new ManualTimeProvider());
        using var armed = clock.CreateTimer(_ => { }, null, TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);
        var journal = new Journal<string>("log entry", new HostFlow(), guard, clock);
        journal.Add("Build timed out before");
        var cursor = journal.End;
        journal.Add("Build reported after");
        var wait = journal.WaitForAsync(_ => false, cursor, "entry => entry.EventName == \"BuildTimedOut\"", Token);

        guard.Advance(TimeSpan.FromSeconds(30));

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => wait);
        Assert.Contains("Recorded were 1. 1 lie before the cursor. The nearest:\n  Build reported after\n", failure.Message, StringComparison.Ordinal);
        Assert.Contains("armed timers: 1.\n  made by FollowingCursors.Waiting_in_vain", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("and due in 00:05:00", failure.Message, StringComparison.Ordinal);
    }
}
