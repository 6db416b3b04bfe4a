using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BuildStatus;

/// <summary>create_app() of the old service.</summary>
internal static class Service
{
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        var services = builder.Services;
        services.Configure<ServiceOptions>(builder.Configuration.GetSection("Service"));
        services.Configure<SweepOptions>(builder.Configuration.GetSection("Sweep"));
        services.AddOptions<NotifyOptions>().BindConfiguration("Notify");

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<BuildStore>();
        services.AddSingleton<BuildCache>();
        services.AddSingleton<LogArchive>();
        services.AddSingleton<LogScanner>();
        services.AddSingleton<BranchHealth>();
        services.AddSingleton<FlakyTests>();
        services.AddSingleton<ReportWriter>();
        services.AddSingleton<Notifier>();
        services.AddSingleton<SourceHost>();
        services.AddSingleton<Retention>();
        services.AddHostedService<StaleBuildSweeper>();
        services.AddHttpClient();
        services.AddMemoryCache();
        services.AddDistributedMemoryCache();
        services.AddHealthChecks()
            .AddCheck<StoreCheck>("store")
            .AddCheck<DiskCheck>("disk", HealthStatus.Degraded, ["ready"])
            .AddAsyncCheck("sources", async stop =>
            {
                await Task.Yield();
                return stop.IsCancellationRequested ? HealthCheckResult.Unhealthy("cancelled") : HealthCheckResult.Healthy();
            });
        configure?.Invoke(builder);

        var app = builder.Build();
        app.MapHealthChecks("/livez");
        app.MapHealthChecks("/readyz");
        BuildEndpoints.Map(app);
        return app;
    }
}
