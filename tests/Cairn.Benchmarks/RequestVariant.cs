using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Cairn.Benchmarks;

/// <summary>
/// What AddCairn adds to a request of a bare minimal API. Each variant has one signal more than the one above it, so that the difference of
/// two neighbours is the price of that signal. Exporters run in batches and drop what they get.
/// </summary>
internal static partial class RequestVariant
{
    private static readonly IReadOnlyList<string> Names = ["bare", "+ spans", "+ metrics", "+ logs", "AddCairn"];

    private const string Path = "/hi/42";

    private static readonly string[] Settings =
    [
        "--Cairn:Hosting:ManagementPort=0",
        "--Cairn:Hosting:ManagementAddress=127.0.0.1",
        "--Cairn:Hosting:DrainDelay=00:00:00",
    ];

    public static Benchmark Benchmark { get; } = new("request", Names, MeasureAsync);

    private static async Task<Measurement> MeasureAsync(string name)
    {
        var received = new HashSet<string>();
        var service = await StartAsync(name, received);
        var server = (InProcessServer)service.Services.GetRequiredService<IServer>();
        var cost = await Measurement.OfAsync(() => server.RequireAsync(Path));

        await service.StopAsync();
        await service.DisposeAsync();
        var expected = Math.Clamp(IndexOf(name), 0, 3);
        return received.Count == expected
            ? cost
            : throw new InvalidOperationException($"'{name}' should export {expected} signals and exported {received.Count}: {string.Join(", ", received)}. Its figures say nothing.");
    }

    private static async Task<WebApplication> StartAsync(string name, HashSet<string> received)
    {
        var builder = WebApplication.CreateSlimBuilder(Settings);
        builder.Logging.ClearProviders();
        Configure(builder, IndexOf(name), received);
        builder.Services.AddSingleton<IServer, InProcessServer>();
        builder.Services.AddKeyedSingleton("Cairn.Logging", TextWriter.Null);

        var app = builder.Build();
        app.MapGet("/hi/{id}", (string id, ILogger<InProcessServer> logger) =>
        {
            SaidHi(logger, id);
            return "hi";
        });
        await app.StartAsync();
        return app;
    }

    private static void Configure(WebApplicationBuilder builder, int signals, HashSet<string> received)
    {
        if (signals >= 1)
        {
            builder.Services.AddCairnTelemetry();
            builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(new BatchActivityExportProcessor(new Drop<Activity>(received))));
        }

        if (signals >= 2)
        {
            builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddReader(new PeriodicExportingMetricReader(new Drop<Metric>(received), 60_000)));
        }

        if (signals >= 3)
        {
            builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning); // as in the template: no line of the framework's about each request
            builder.Services.AddCairnLogging();
            builder.Services.ConfigureOpenTelemetryLoggerProvider(logs => logs.AddProcessor(new BatchLogRecordExportProcessor(new Drop<LogRecord>(received))));
        }
        else
        {
            builder.Logging.SetMinimumLevel(LogLevel.None);
        }

        if (signals >= 4)
        {
            builder.AddCairn();
        }
    }

    private static int IndexOf(string name) => Names.Index().Single(variant => variant.Item == name).Index;

    [LoggerMessage(LogLevel.Information, "Said hi to {Id}", EventName = "SaidHi")]
    private static partial void SaidHi(ILogger logger, string id);
}
