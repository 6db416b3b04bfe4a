using Cairn.Migration.Tests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Migration.Tests.Shadow;

public sealed class ShadowMarkTests
{
    private const string Key = "0123456789abcdef";

    [Fact]
    public async Task A_process_compares_itself_with_legacy()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("same", "Content-Type: text/plain; charset=utf-8\r\n"));
        await using var host = await StranglerHost.StartAsync(legacy.Address, StranglerHost.Route("GET /x", "shadow"), app => app.MapGet("/x", () => "same"));

        await host.GetAsync("/x");

        Assert.Contains("cairn.outcome=equal ", Assert.Single(await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_goes_past_the_table_and_spends_no_error_budget()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await MarkedAsync(legacy);

        var copied = await host.GetAsync("/x", $"X-Cairn-Shadow: 1\r\nX-Cairn-Shadow-Key: {Key}\r\n");
        await host.GetAsync("/y");
        var durations = await host.Measured.WaitForAsync("http.server.request.duration");

        Assert.Contains("shadow=True key=", copied, StringComparison.Ordinal);
        Assert.Single(durations);
    }

    [Theory]
    [InlineData("X-Cairn-Shadow: 1\r\n")]
    [InlineData("X-Cairn-Shadow: 1\r\nX-Cairn-Shadow-Key: 0123456789abcdeF\r\n")]
    [InlineData("X-Cairn-Shadow: 1\r\nX-Cairn-Shadow-Key: 0123456789abcdef\r\nX-Cairn-Shadow-Key: 0123456789abcdef\r\n")]
    public async Task A_client_cannot_pass_for_a_copy(string headers)
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await MarkedAsync(legacy);

        Assert.EndsWith("legacy", await host.GetAsync("/x", headers), StringComparison.Ordinal);
    }

    private static Task<StranglerHost> MarkedAsync(ScriptedUpstream legacy) => StranglerHost.StartAsync(
        legacy.Address,
        new() { ["Cairn:Strangler:ShadowKey"] = Key },
        app => app.Run(context => context.Response.WriteAsync($"shadow={context.RequestServices.GetRequiredService<ShadowContext>().IsShadow} key={context.Request.Headers["X-Cairn-Shadow-Key"]}", context.RequestAborted)));
}
