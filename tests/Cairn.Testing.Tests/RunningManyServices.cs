using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Testing.Tests;

public sealed partial class RunningManyServices
{
    private const int Hosts = 20;
    private static readonly ActivitySource Source = new("Cairn.Testing.Tests.Many");

    private static readonly Func<string[], Task> Program = async args =>
    {
        var builder = WebApplication.CreateBuilder(args);
        var name = builder.Configuration["Name"]!;
        builder.Services.AddHostedService<Ticker>();
        await using var app = builder.Build();
        app.MapGet("/", (ILogger<RunningManyServices> logger) =>
        {
            using var span = Source.StartActivity($"{name} works");
            Asked(logger, name);
            return name;
        });
        await app.RunAsync();
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Twenty_services_at_once_record_nothing_but_their_own(bool onKestrel)
    {
        var services = await Task.WhenAll(Enumerable.Range(0, Hosts).Select(number => CairnTestHost.StartAsync(
            Program,
            setup => _ = onKestrel ? setup.Configure("Name", $"service {number}").OnKestrel() : setup.Configure("Name", $"service {number}"),
            Token)));

        await Task.WhenAll(services.Select((service, number) => ExerciseAsync(service, requests: number + 1)));

        Assert.All(services, (service, number) => AssertOwnRecords(service, $"service {number}", requests: number + 1));
        await Task.WhenAll(services.Select(service => service.DisposeAsync().AsTask()));
    }

    private static async Task ExerciseAsync(CairnTestHost service, int requests)
    {
        for (var request = 0; request < requests; request++)
        {
            await service.Http.GetStringAsync("/", Token);
        }

        await service.Clock.AdvanceUntilIdle(TimeSpan.FromMinutes(requests), Token);
    }

    private static void AssertOwnRecords(CairnTestHost service, string name, int requests)
    {
        Assert.Equal(requests, service.Logs.Named("Asked").Count);
        Assert.All(service.Logs.Named("Asked"), entry => Assert.Equal($"{name} was asked", entry.Message));
        Assert.Equal(requests, service.Spans.Named($"{name} works").Count);
        Assert.Equal(requests, service.Spans.Named($"{name} ticks").Count);
        Assert.Equal(3 * requests, service.Spans.All.Count);
        Assert.Equal(requests, service.Metrics.Measurements("http.server.request.duration").Count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Name} was asked")]
    private static partial void Asked(ILogger logger, string name);

    private sealed class Ticker(TimeProvider time, IConfiguration configuration) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMinutes(1), time, stoppingToken);
                using var span = Source.StartActivity($"{configuration["Name"]} ticks");
                await Task.Yield();
            }
        }
    }
}
