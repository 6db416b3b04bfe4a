using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Http.Tests;

/// <summary>A service with one dependency, "notifier".</summary>
internal static class OutboundService
{
    public const string Notifier = "notifier";

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<CairnTestHost> StartAsync(Downstream downstream, Action<DependencySettings>? declare = null, Action<WebApplication>? map = null) => StartAsync(
        services => services.AddCairnDependency(Notifier, settings =>
        {
            settings.Address = downstream.Address;
            declare?.Invoke(settings);
        }),
        map);

    public static Task<CairnTestHost> StartAsync(Action<IServiceCollection> declare, Action<WebApplication>? map = null, Action<TestHostSetup>? setup = null) => CairnTestHost.StartAsync(
        args =>
        {
            var builder = WebApplication.CreateBuilder(args);
            declare(builder.Services);
            var app = builder.Build();
            map?.Invoke(app);
            return app.RunAsync();
        },
        setup,
        Cancellation);

    /// <summary>The client of a dependency, without the time-out of the client itself: that one runs on the real clock.</summary>
    public static HttpClient Client(this CairnTestHost service, string name = Notifier)
    {
        var client = service.Services.GetRequiredService<IHttpClientFactory>().CreateClient(name);
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    public static Task<HttpResponseMessage> CallAsync(this CairnTestHost service) => service.Client().GetAsync("notices", Cancellation);

    /// <summary>Calls a dependency that fails, and retries nothing, until its breaker has counted as often.</summary>
    public static async Task FailAsync(this CairnTestHost service, int times)
    {
        for (var call = 0; call < times; call++)
        {
            using var response = await service.Client().PostAsync("notices", content: null, Cancellation);
            Assert.False(response.IsSuccessStatusCode);
        }
    }

    /// <summary>Waits until an attempt has ended, then lets the wait before the next pass.</summary>
    public static async Task PassWaitAfterAsync(this CairnTestHost service, int attempt, string outcome = "failure")
    {
        await service.Metrics.WaitForAsync(
            measured => measured.Instrument == HttpTelemetry.AttemptDuration
                && Equals(measured.Tags[HttpTelemetry.Attempt], attempt) && Equals(measured.Tags[HttpTelemetry.Outcome], outcome),
            Cancellation);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromMilliseconds(400), Cancellation);
    }

    public static async Task<HealthReportEntry> HealthAsync(this CairnTestHost service)
    {
        var report = await service.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);
        return report.Entries[$"dependency-{Notifier}"];
    }
}
