using Cairn.Migration.Tests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cairn.Migration.Tests.Shadow;

public sealed class ShadowedWriteTests
{
    private const string Write = "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";

    [Fact]
    public async Task A_write_is_not_copied()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await StranglerHost.StartAsync(legacy.Address, Settings(candidate, "shadow"));

        await host.AskAsync(Write);
        await host.GetAsync("/x");
        await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons);

        Assert.StartsWith("GET ", candidate.Request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sandbox")]
    [InlineData("dry-run")]
    [InlineData("idempotent")]
    public async Task A_route_can_say_that_copied_writes_are_harmless(string writes)
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("created"));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok("created"));
        await using var host = await StranglerHost.StartAsync(legacy.Address, Settings(candidate, "shadow", ("Writes", writes)));

        await host.AskAsync(Write);
        await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons);

        Assert.Contains($"\r\nX-Cairn-Shadow-Writes: {writes}\r\n", candidate.Request, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nhello", candidate.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_that_the_candidate_answered_is_never_sent_to_legacy()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("answer"));
        await using var host = await StranglerHost.StartAsync(
            legacy.Address, StranglerHost.Route("* /x", "migrated", ("Shadow", "100"), ("Writes", "idempotent")), app => app.Run(context => context.Response.WriteAsync("answer", context.RequestAborted)));

        await host.AskAsync(Write);
        await host.GetAsync("/x");
        await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons);

        Assert.StartsWith("GET /x", legacy.Request, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Cairn-Shadow: 1\r\n", legacy.Request, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Cairn-Shadow-Key", legacy.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_calls_nobody_with_a_write()
    {
        var calls = new List<string>();
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var notified = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(
            legacy.Address,
            StranglerHost.Route("POST /x", "shadow", ("Writes", "dry-run")),
            app => app.MapPost("/x", async (IHttpClientFactory clients, ShadowContext shadow) =>
            {
                using var client = clients.CreateClient();
                var refusal = await Record.ExceptionAsync(() => client.PostAsync(notified.Address, content: null, TestContext.Current.CancellationToken));
                calls.Add($"{shadow.IsShadow} {shadow.IsDryRun} {refusal?.GetType().Name}");
                return "legacy";
            }));

        await host.AskAsync(Write);
        await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons);

        Assert.Equal(["True True HttpRequestException"], calls);
        Assert.Empty(notified.Requests);
    }

    private static Dictionary<string, string?> Settings(ScriptedUpstream candidate, string state, params (string Name, string Value)[] more) =>
        new(StranglerHost.Route("* /x", state, more)) { ["Cairn:Strangler:CandidateAddress"] = candidate.Address.AbsoluteUri };
}
