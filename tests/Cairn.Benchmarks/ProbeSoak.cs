using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Cairn.Benchmarks;

/// <summary>Probes a service over loopback for minutes on end, and holds its memory against what it was after the first quarter.</summary>
internal static class ProbeSoak
{
    private const int Clients = 8;
    private static readonly string[] Paths = ["/livez", "/readyz", "/startupz", "/readyz?verbose", "/nowhere"];

    /// <summary>Runs the soak.</summary>
    /// <param name="duration">How long it takes in all.</param>
    /// <returns>Whether the memory stayed flat.</returns>
    public static async Task<bool> RunAsync(TimeSpan duration)
    {
        await using var app = Build();
        await app.StartAsync();
        var address = app.Services.GetRequiredKeyedService<IServer>("Cairn.Management").Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        using var http = new HttpClient { BaseAddress = new Uri(address) };

        var memory = new SoakMemory();
        for (var sample = 0; sample < SoakMemory.Samples; sample++)
        {
            var probes = await ProbeAsync(http, duration / SoakMemory.Samples);
            memory.Sample($"{probes,9} probes");
        }

        await app.StopAsync();
        return memory.IsFlat();
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder(
        [
            "--urls=http://127.0.0.1:0",
            "--Cairn:Hosting:ManagementPort=0",
            "--Cairn:Hosting:ManagementAddress=127.0.0.1",
            "--Cairn:Hosting:DrainDelay=00:00:00",
        ]);
        builder.AddCairn();
        builder.Logging.ClearProviders();
        builder.Services.AddHealthChecks().AddCheck("store", () => HealthCheckResult.Healthy());
        return builder.Build();
    }

    private static async Task<long> ProbeAsync(HttpClient http, TimeSpan duration)
    {
        using var end = new CancellationTokenSource(duration);
        var counts = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            var count = 0L;
            while (!end.IsCancellationRequested)
            {
                using var answer = await http.GetAsync(Paths[(client + count) % Paths.Length], CancellationToken.None);
                count++;
            }

            return count;
        }));

        return counts.Sum();
    }
}
