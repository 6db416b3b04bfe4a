using Cairn.Migration.Tests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cairn.Migration.Tests.Routing;

public sealed class FallbackTests
{
    [Fact]
    public async Task A_status_of_5xx_becomes_the_answer_of_legacy()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await MigratedAsync(legacy, async context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers["X-Candidate"] = "yes";
            await context.Response.WriteAsync("broken", context.RequestAborted);
        });

        var answer = await host.GetAsync("/x");

        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.EndsWith("legacy", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Candidate", answer, StringComparison.Ordinal);
        Assert.Equal("cairn.migration.fallbacks cairn.reason=status http.route=* /{**rest}", Assert.Single(host.Measured.Of(MigrationTelemetry.Fallbacks)));
    }

    [Fact]
    public async Task An_exception_becomes_the_answer_of_legacy()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await MigratedAsync(legacy, async context =>
        {
            await context.Response.Body.WriteAsync("half"u8.ToArray(), context.RequestAborted);
            throw new InvalidOperationException("planted");
        });

        var answer = await host.GetAsync("/x");

        Assert.EndsWith("\r\n\r\nlegacy", answer, StringComparison.Ordinal);
        Assert.Contains("exception", Assert.Single(host.Logs.Named("CandidateFellBack")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_504_is_told_from_other_failures()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await MigratedAsync(legacy, context => StatusAsync(context, 504));

        await host.GetAsync("/x");

        Assert.Contains("cairn.reason=timeout", Assert.Single(host.Measured.Of(MigrationTelemetry.Fallbacks)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_that_fails_is_never_sent_to_legacy()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await MigratedAsync(legacy, context => StatusAsync(context, 500));

        var answer = await host.AskAsync("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");

        Assert.StartsWith("HTTP/1.1 500 ", answer, StringComparison.Ordinal);
        Assert.Empty(legacy.Requests);
    }

    [Fact]
    public async Task A_write_that_the_candidate_has_not_taken_over_is_sent_to_legacy_with_its_body()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await MigratedAsync(legacy, async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.Headers["X-Cairn-Not-Migrated"] = "1";
            context.Response.StatusCode = 501;
        });

        var answer = await host.AskAsync("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");

        Assert.EndsWith("legacy", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nhello", legacy.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_too_large_to_keep_does_not_fall_back()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await MigratedAsync(legacy, async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.Headers["X-Cairn-Not-Migrated"] = "1";
            context.Response.StatusCode = 501;
        });

        var answer = await host.AskAsync($"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\nConnection: close\r\n\r\n{new string('b', 65537)}");

        Assert.StartsWith("HTTP/1.1 501 ", answer, StringComparison.Ordinal);
        Assert.Empty(legacy.Requests);
    }

    [Fact]
    public async Task What_has_been_sent_is_not_taken_back()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await MigratedAsync(legacy, async context =>
        {
            await context.Response.WriteAsync("begun", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            throw new InvalidOperationException("planted");
        });

        var answer = await host.GetAsync("/x");

        Assert.Contains("begun", answer, StringComparison.Ordinal);
        Assert.Empty(legacy.Requests);
    }

    [Fact]
    public async Task An_answer_longer_than_what_is_held_arrives_whole()
    {
        var text = new string('a', 200_000);
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await MigratedAsync(legacy, context => context.Response.WriteAsync(text, context.RequestAborted));

        Assert.Equal(text, await host.Http.GetStringAsync(new Uri("/x", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("migrated", "FallsBack", "false")]
    [InlineData("retired", "Shadow", "0")]
    public async Task A_route_can_do_without(string state, string setting, string value)
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await StranglerHost.StartAsync(
            legacy.Address, StranglerHost.Route("* /{**rest}", state, (setting, value)), app => app.Run(context => StatusAsync(context, 500)));

        Assert.StartsWith("HTTP/1.1 500 ", await host.GetAsync("/x"), StringComparison.Ordinal);
    }

    private static Task<StranglerHost> MigratedAsync(ScriptedUpstream legacy, RequestDelegate candidate) =>
        StranglerHost.StartAsync(legacy.Address, StranglerHost.Route("* /{**rest}", "migrated"), app => app.Run(candidate));

    private static Task StatusAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
