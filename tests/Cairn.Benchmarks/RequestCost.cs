using System.Globalization;
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
/// What AddCairn adds to a request of a bare minimal API, split by signal. Each variant has one signal more than the one before it,
/// with a batch exporter that drops what it gets, so that the difference of two neighbours is the price of that signal.
/// </summary>
internal static partial class RequestCost
{
    private const string Path = "/hi/42";

    // The levels of the template: the framework's own lines about each request stay out.
    private static readonly string[] Settings =
    [
        "--Cairn:Hosting:ManagementPort=0",
        "--Cairn:Hosting:ManagementAddress=127.0.0.1",
        "--Logging:LogLevel:Microsoft.AspNetCore=Warning",
    ];

    private static readonly (string Name, Action<WebApplicationBuilder> Configure)[] Variants =
    [
        ("bare", Bare),
        ("+ spans", builder => { Bare(builder); AddSpans(builder); }),
        ("+ metrics", builder => { Bare(builder); AddSpans(builder); AddMetrics(builder); }),
        ("+ logs", builder => { AddSpans(builder); AddMetrics(builder); AddLogs(builder); }),
        ("AddCairn", builder => { AddSpans(builder); AddMetrics(builder); AddLogs(builder); builder.AddCairn(); }),
    ];

    public static async Task<string> RunAsync()
    {
        var services = new List<WebApplication>();
        foreach (var (_, configure) in Variants)
        {
            services.Add(await StartAsync(configure));
        }

        var costs = await Measurement.CompareAsync([.. services.Select(service => Request(service))]);
        foreach (var service in services)
        {
            await service.DisposeAsync();
        }

        return Describe(costs);
    }

    private static async Task<WebApplication> StartAsync(Action<WebApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateSlimBuilder(Settings);
        configure(builder);
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

    private static Func<Task> Request(WebApplication service)
    {
        var server = (InProcessServer)service.Services.GetRequiredService<IServer>();
        return async () =>
        {
            if (await server.GetAsync(Path) != 200)
            {
                throw new InvalidOperationException($"'{Path}' was not answered with 200. A cost measured on errors says nothing.");
            }
        };
    }

    private static void Bare(WebApplicationBuilder builder) => builder.Logging.ClearProviders();

    private static void AddSpans(WebApplicationBuilder builder)
    {
        builder.Services.AddCairnTelemetry();
        builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(new BatchActivityExportProcessor(new Drop<System.Diagnostics.Activity>())));
    }

    private static void AddMetrics(WebApplicationBuilder builder) =>
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddReader(new PeriodicExportingMetricReader(new Drop<Metric>(), 60_000)));

    private static void AddLogs(WebApplicationBuilder builder)
    {
        builder.Services.AddCairnLogging();
        builder.Services.ConfigureOpenTelemetryLoggerProvider(logs => logs.AddProcessor(new BatchLogRecordExportProcessor(new Drop<LogRecord>())));
    }

    private static string Describe(IReadOnlyList<Measurement> costs)
    {
        var lines = new List<string> { $"{"variant",-12}{"ns",10}{"B",10}{"ns over bare",16}{"B over bare",14}{"ratio of ns",14}" };
        for (var index = 0; index < costs.Count; index++)
        {
            var over = costs[index] - costs[0];
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{Variants[index].Name,-12}{costs[index].Nanoseconds,10:F0}{costs[index].Bytes,10:F0}{over.Nanoseconds,16:F0}{over.Bytes,14:F0}{costs[index].Nanoseconds / costs[0].Nanoseconds,14:F2}"));
        }

        return string.Join(Environment.NewLine, lines);
    }

    [LoggerMessage(LogLevel.Information, "Said hi to {Id}", EventName = "SaidHi")]
    private static partial void SaidHi(ILogger logger, string id);

    private sealed class Drop<T> : BaseExporter<T>
        where T : class
    {
        public override ExportResult Export(in Batch<T> batch) => ExportResult.Success;
    }
}
