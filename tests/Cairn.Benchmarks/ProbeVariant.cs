using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Benchmarks;

/// <summary>What a readiness probe costs: ASP.NET Core's own health endpoint against Cairn's, both with the same three checks.</summary>
internal static class ProbeVariant
{
    private const string AspNetCore = "MapHealthChecks";
    private const string Cairn = "management port";

    public static Benchmark Benchmark { get; } = new("probe", [AspNetCore, Cairn], MeasureAsync);

    private static async Task<Measurement> MeasureAsync(string variant)
    {
        var server = new InProcessServer();
        await using var app = Build(variant, server);
        await app.StartAsync();
        await WhenReadyAsync(app);
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

    private static async Task WhenReadyAsync(WebApplication app)
    {
        var started = new TaskCompletionSource();
        await using var registration = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        await started.Task;
    }
}
