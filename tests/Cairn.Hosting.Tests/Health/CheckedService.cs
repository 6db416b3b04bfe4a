using System.Net;
using System.Text.Json;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Tests.Health;

/// <summary>A service with one check called "store", and what its probes say.</summary>
internal static class CheckedService
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<CairnTestHost> StartAsync(IHealthCheck check, params string[] tags) => StartAsync(check, setup: null, tags);

    public static async Task<CairnTestHost> StartAsync(IHealthCheck check, Action<TestHostSetup>? setup, params string[] tags)
    {
        var service = await CairnTestHost.StartAsync(
            Programs.Web(builder => builder.Services.AddHealthChecks().AddCheck("store", check, failureStatus: null, tags)), setup, Cancellation);
        await service.WaitAsync(TimeSpan.Zero);
        return service;
    }

    public static Task WaitAsync(this CairnTestHost service, TimeSpan time) => service.Clock.AdvanceUntilIdle(time, Cancellation);

    public static async Task<HttpStatusCode> ProbeAsync(this CairnTestHost service, string path)
    {
        using var answer = await service.Management.GetAsync(path, Cancellation);
        return answer.StatusCode;
    }

    public static async Task<JsonDocument> VerboseAsync(this CairnTestHost service, string path)
    {
        using var answer = await service.Management.GetAsync($"{path}?verbose", Cancellation);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>What a verbose probe says of the check.</summary>
    public static async Task<JsonElement> DetailsAsync(this CairnTestHost service, string path = "/readyz")
    {
        using var body = await service.VerboseAsync(path);
        return body.RootElement.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == "store").Clone();
    }
}
