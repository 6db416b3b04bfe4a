using Cairn.PythonCompat.Tests;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Migration.Tests.Legacy;

/// <summary>A real FastAPI under a real uvicorn answers, and this process is compared with it.</summary>
public sealed class ShadowingFastApi
{
    [Theory]
    [InlineData("/builds/42", "cairn.outcome=equal http.route=GET /builds/{id}")]
    [InlineData("/builds/43", "cairn.outcome=different http.route=GET /builds/{id}")]
    [InlineData("/clock", "cairn.outcome=not_comparable cairn.reason=legacy_disagrees http.route=GET /clock")]
    public async Task Its_answers_are_what_the_candidate_is_held_against(string target, string outcome)
    {
        await Python.RequireAsync("fastapi", "uvicorn");
        var script = Path.Combine(AppContext.BaseDirectory, "Legacy", "fastapi_builds.py");
        await using var legacy = await LegacyService.StartAsync(LegacyFramework.FastApi, script, TestContext.Current.CancellationToken);
        await using var host = await StranglerHost.StartAsync(legacy.Address, Settings(), Candidate);

        var answer = await host.GetAsync(target);

        Assert.Contains("\r\nServer: uvicorn\r\n", answer, StringComparison.OrdinalIgnoreCase);
        Assert.Equal([$"cairn.migration.comparisons {outcome}"], await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons));
    }

    private static void Candidate(WebApplication app)
    {
        app.MapGet("/builds/{id}", (string id) => new { id, name = id == "43" ? "cafe" : "caf\u00e9", ratio = 1 });
        app.MapGet("/clock", () => new { now = 0 });
    }

    private static Dictionary<string, string?> Settings() => new(StranglerHost.Route("GET /builds/{id}", "shadow"))
    {
        ["Cairn:Strangler:Routes:1:Match"] = "GET /clock",
        ["Cairn:Strangler:Routes:1:State"] = "shadow",
    };
}
