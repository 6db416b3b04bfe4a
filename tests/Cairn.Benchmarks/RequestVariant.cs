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
/// What each signal adds to a request of a bare minimal API, what they add together, and what the platform's own console adds when it says the
/// same of a request. Exporters run in batches and drop what they get.
/// </summary>
internal static class RequestVariant
{
    private const string Bare = "bare";
    private const string Spans = "spans";
    private const string Metrics = "spans, metrics";
    private const string RequestLog = "request log";
    private const string All = "spans, metrics, log";
    private const string AddCairn = "AddCairn(), OTLP logs";
    private const string JsonConsole = "JSON console";

    private const string Path = "/hi/42";

    private static readonly string[] Settings =
    [
        "--Cairn:Hosting:ManagementPort=0",
        "--Cairn:Hosting:ManagementAddress=127.0.0.1",
        "--Cairn:Hosting:DrainDelay=00:00:00",
    ];

    public static Benchmark Benchmark { get; } = new("request", [Bare, Spans, Metrics, RequestLog, All, AddCairn, JsonConsole], MeasureAsync);

    private static async Task<Measurement> MeasureAsync(string name)
    {
        var own = Console.Out;
        var received = new HashSet<string>();
        using var written = new CountingWriter();
        var service = await StartAsync(name, received, written);
        Console.SetOut(own);
        var server = (InProcessServer)service.Services.GetRequiredService<IServer>();
        var linesBefore = name is RequestLog or All or AddCairn ? written.Lines : (int?)null;
        var cost = await Measurement.OfAsync(
            () => server.RequireAsync(Path),
            requests => linesBefore is { } before ? written.WaitForAsync(before + requests) : Task.CompletedTask);

        await service.StopAsync();
        await service.DisposeAsync();
        var expected = Signals(name);
        return received.SetEquals(expected)
            ? cost
            : throw new InvalidOperationException($"'{name}' should export {string.Join(", ", expected)} and exported {string.Join(", ", received)}. Its figures say nothing.");
    }

    private static string[] Signals(string name) => name switch
    {
        Spans => [nameof(Activity)],
        Metrics or All => [nameof(Activity), nameof(Metric)],
        AddCairn => [nameof(Activity), nameof(Metric), nameof(LogRecord)],
        _ => [],
    };

    private static async Task<WebApplication> StartAsync(string name, HashSet<string> received, TextWriter output)
    {
        var builder = WebApplication.CreateSlimBuilder(Settings);
        builder.Logging.ClearProviders();
        Configure(builder, name, received);
        builder.Services.AddSingleton<IServer, InProcessServer>();
        builder.Services.AddKeyedSingleton("Cairn.Logging", output);

        var app = builder.Build();
        app.MapGet("/hi/{id}", (string id) => "hi");
        await app.StartAsync();
        return app;
    }

    private static void Configure(WebApplicationBuilder builder, string name, HashSet<string> received)
    {
        if (name is Bare or Spans or Metrics)
        {
            builder.Logging.SetMinimumLevel(LogLevel.None);
        }
        else
        {
            builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning); // as in the template
        }

        switch (name)
        {
            case AddCairn:
                builder.AddCairn();
                break;
            case RequestLog or All:
                builder.Services.AddCairnLogging();
                break;
            case JsonConsole:
                Console.SetOut(TextWriter.Null);
                builder.Logging.AddJsonConsole().AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Information); // two lines a request
                break;
        }

        Export(builder.Services, Signals(name), received);
    }

    private static void Export(IServiceCollection services, string[] signals, HashSet<string> received)
    {
        if (signals.Contains(nameof(Activity)))
        {
            services.AddCairnTelemetry();
            services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(new BatchActivityExportProcessor(new Drop<Activity>(received))));
        }

        if (signals.Contains(nameof(Metric)))
        {
            services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddReader(new PeriodicExportingMetricReader(new Drop<Metric>(received), 60_000)));
        }
        else
        {
            services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddView(_ => MetricStreamConfiguration.Drop)); // a scrape may ask for them at any time
        }

        if (signals.Contains(nameof(LogRecord)))
        {
            services.ConfigureOpenTelemetryLoggerProvider(logs => logs.AddProcessor(new BatchLogRecordExportProcessor(new Drop<LogRecord>(received))));
        }
    }
}
