using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using Serilog;
using Serilog.Formatting.Json;

namespace Cairn.Logging.Tests.Redaction;

/// <summary>What each kind of sink would tell the world: our console, an exporter, somebody's Serilog, and a provider that keeps all it gets.</summary>
internal static class AllSinks
{
    public static IReadOnlyDictionary<string, string> Texts(Action<Microsoft.Extensions.Logging.ILogger> write)
    {
        using var serilog = new StringWriter(CultureInfo.InvariantCulture);
        using var keeper = new KeepingProvider();
        var exported = new StringBuilder();

        var console = Capture.Text(write, builder =>
        {
            builder.Logging.AddProvider(keeper);
            builder.Logging.AddOpenTelemetry(telemetry =>
            {
                telemetry.IncludeScopes = true;
                telemetry.IncludeFormattedMessage = true;
                telemetry.AddProcessor(new SimpleLogRecordExportProcessor(new TextExporter(exported)));
            });
            builder.Services.AddSingleton<ILoggerProvider>(_ => new Serilog.Extensions.Logging.SerilogLoggerProvider(
                new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(new FormattingSink(new JsonFormatter(), serilog)).CreateLogger(), dispose: true));
        });

        return new Dictionary<string, string>
        {
            ["console"] = console,
            ["exporter"] = exported.ToString(),
            ["serilog"] = serilog.ToString(),
            ["keeper"] = keeper.Text,
        };
    }

    /// <summary>A value as one would find it who looks hard: its text, its elements and its properties.</summary>
    public static string Spelled(object? value) => $"{value} {JsonSerializer.Serialize(value, value?.GetType() ?? typeof(object))}";
}
