using Cairn.Testing.Hosting;
using Cairn.Testing.Recording;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cairn.Testing.Tests;

public sealed partial class RecordingLogs
{
    private static readonly Func<string[], Task> Program = Programs.Web(
        app => app.MapGet("/builds/{id}", (string id, ILogger<RecordingLogs> logger) =>
        {
            using var scope = logger.BeginScope(new Dictionary<string, object?> { ["branch"] = "main" });
            using var text = logger.BeginScope("by hand");
            BuildFailed(logger, id, new FormatException("bad build"));
        }),
        services => services.AddLogging(logging => logging.ClearProviders()));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_keeps_all_that_was_logged()
    {
        await using var service = await CairnTestHost.StartAsync(Program, cancellationToken: Token);
        service.Clock.Advance(TimeSpan.FromHours(1));
        await service.Http.GetAsync("/builds/42", Token);

        var entry = Assert.Single(service.Logs.Named("BuildFailed"));

        Assert.Equal((LogLevel.Error, 7, "Build 42 failed"), (entry.Level, entry.EventId, entry.Message));
        Assert.Equal(typeof(RecordingLogs).FullName, entry.Category);
        Assert.Equal("bad build", entry.Exception?.Message);
        Assert.Equal("42", entry.Properties["Id"]);
        Assert.Equal("Build {Id} failed", entry.Properties["{OriginalFormat}"]);
        Assert.Equal(service.Clock.GetUtcNow(), entry.Timestamp);
    }

    [Fact]
    public async Task An_entry_knows_its_scopes_and_its_span()
    {
        await using var service = await CairnTestHost.StartAsync(Program, cancellationToken: Token);
        await service.Http.GetAsync("/builds/42", Token);

        var entry = Assert.Single(service.Logs.Named("BuildFailed"));
        var span = Assert.Single(service.Spans.All);

        Assert.Contains(entry.Scopes, scope => scope.TryGetValue("branch", out var branch) && Equals(branch, "main"));
        Assert.Equal("by hand", entry.Scopes[^1]["Scope"]);
        Assert.Equal((span.TraceId, span.SpanId), (entry.TraceId, entry.SpanId));
    }

    [Fact]
    public async Task Views_filter_by_name_level_and_category()
    {
        await using var service = await CairnTestHost.StartAsync(Program, cancellationToken: Token);
        await service.Http.GetAsync("/builds/42", Token);

        Assert.Single(service.Logs.AtLeast(LogLevel.Error));
        Assert.Single(service.Logs.From("Cairn.Testing"));
        Assert.Empty(service.Logs.From("Cairn.Test"));
        Assert.Empty(service.Logs.From("Cairn.Testing").AtLeast(LogLevel.Critical));
        Assert.Contains(service.Logs.From("Microsoft.AspNetCore"), entry => entry.EventName == "RequestFinished" || entry.Message.StartsWith("Request finished", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_view_does_not_change()
    {
        await using var service = await CairnTestHost.StartAsync(Program, cancellationToken: Token);
        var before = service.Logs.All;
        var count = before.Count;

        await service.Http.GetAsync("/builds/42", Token);

        Assert.Equal(count, before.Count);
        Assert.True(service.Logs.All.Count > count);
    }

    [Fact]
    public async Task Waiting_finds_entries_of_the_past_and_of_the_future()
    {
        await using var service = await CairnTestHost.StartAsync(Program, cancellationToken: Token);
        var future = service.Logs.WaitForAsync(entry => entry.EventName == "BuildFailed", Token);
        Assert.False(future.IsCompleted);

        await service.Http.GetAsync("/builds/42", Token);

        Assert.Same(await future, await service.Logs.WaitForAsync(entry => entry.EventName == "BuildFailed", Token));
    }

    [Fact]
    public async Task Waiting_in_vain_shows_what_came_nearest()
    {
        var guard = new ManualTimeProvider();
        var journal = new Journal<string>("log entry", new HostFlow(), guard);
        journal.Add("Warning BuildTimedOutTwice from Sweeper");
        Enumerable.Range(0, 20).ToList().ForEach(other => journal.Add($"Information Other{other}"));
        var wait = journal.WaitForAsync(entry => entry == "no", default, "entry => entry.EventName == \"BuildTimedOut\"", Token);

        guard.Advance(TimeSpan.FromSeconds(30));

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => wait);
        Assert.StartsWith("No log entry matched within 30 s: entry => entry.EventName", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Recorded were 21. The nearest:\n  Warning BuildTimedOutTwice from Sweeper\n  Information Other19\n", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_written_by_many_threads_at_once_are_all_there()
    {
        await using var service = await CairnTestHost.StartAsync(Program, cancellationToken: Token);
        var logger = service.Services.GetRequiredService<ILogger<RecordingLogs>>();

        Parallel.For(0, 1000, id => BuildFailed(logger, $"{id}", null));

        Assert.Equal(1000, service.Logs.Named("BuildFailed").DistinctBy(entry => entry.Message).Count());
    }

    [LoggerMessage(EventId = 7, Level = LogLevel.Error, Message = "Build {Id} failed")]
    private static partial void BuildFailed(ILogger logger, string id, Exception? exception);
}
