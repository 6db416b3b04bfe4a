using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Cairn.Benchmarks;

/// <summary>
/// What a readiness probe costs: ASP.NET Core's own health endpoint against Cairn's, both with the same three checks, and the least that any
/// answer costs in this harness.
/// </summary>
internal static class ProbeVariant
{
    private const string AspNetCore = "MapHealthChecks";
    private const string Cairn = "management port";
    private const string Nothing = "the response alone";

    public static Benchmark Benchmark { get; } = new("probe", [AspNetCore, Cairn, Nothing], MeasureAsync);

    private static async Task<Measurement> MeasureAsync(string variant)
    {
        var server = new InProcessServer();
        if (variant == Nothing)
        {
            await server.StartAsync(new FixedAnswer(), CancellationToken.None);
            return await Measurement.OfAsync(() => server.RequireAsync("/readyz"));
        }

        await using var app = Build(variant, server);
        await app.StartAsync();
        await WhenReadyAsync(server);
        var cost = await Measurement.OfAsync(() => server.RequireAsync("/readyz"));
        await app.StopAsync();
        return cost;
    }

    private static WebApplication Build(string variant, InProcessServer server)
    {
        var builder = WebApplication.CreateSlimBuilder(["--Cairn:Hosting:DrainDelay=00:00:00"]);
        builder.Logging.ClearProviders();
        var checks = builder.Services.AddHealthChecks();
        foreach (var name in new[] { "store", "queue", "disk" })
        {
            checks.AddCheck(name, () => HealthCheckResult.Healthy());
        }

        if (variant == AspNetCore)
        {
            builder.Services.AddSingleton<IServer>(server);
            var bare = builder.Build();
            bare.MapHealthChecks("/readyz");
            return bare;
        }

        builder.Services.AddCairnHosting();
        builder.Services.AddSingleton<IServer, InProcessServer>();
        builder.Services.AddKeyedSingleton<IServer>("Cairn.Management", server);
        return builder.Build();
    }

    private static async Task WhenReadyAsync(InProcessServer server)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (await server.GetAsync("/readyz") != StatusCodes.Status200OK)
        {
            await Task.Delay(10, limit.Token);
        }
    }
}
