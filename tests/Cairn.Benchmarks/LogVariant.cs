using Cairn.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace Cairn.Benchmarks;

/// <summary>
/// What a log call with three values costs its caller: Serilog that drops the event where it is made, Cairn, which formats and writes on a thread
/// of its own, and the platform's JSON console, which formats on the caller's.
/// </summary>
internal static partial class LogVariant
{
    private const string Serilog = "Serilog, no output";
    private const string Cairn = "Cairn";
    private const string Redacted = "Cairn, a value redacted";
    private const string Console = "JSON console";
    private const string Disabled = "Cairn, level disabled";

    public static Benchmark Benchmark { get; } = new("log", [Serilog, Cairn, Redacted, Console, Disabled], MeasureAsync);

    private static async Task<Measurement> MeasureAsync(string variant)
    {
        var own = System.Console.Out;
        using var written = new CountingWriter();
        using var host = Build(variant, written);
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Acme.Builds");
        System.Console.SetOut(own);
        Action call = variant switch
        {
            Disabled => () => BuildProbed(logger, 42, "main", 1.5),
            Redacted => () => BuildSigned(logger, 42, "main", "hunter2"),
            _ => () => BuildReported(logger, 42, "main", 1.5),
        };

        return await CallerCost.OfAsync(call, calls => variant is Cairn or Redacted ? written.WaitForAsync(calls) : Task.CompletedTask);
    }

    private static IHost Build(string variant, TextWriter output)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        switch (variant)
        {
            case Serilog:
                var nothing = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(new NoOutput()).CreateLogger();
                builder.Logging.AddProvider(new SerilogLoggerProvider(nothing, dispose: true));
                break;
            case Console:
                System.Console.SetOut(TextWriter.Null);
                builder.Logging.AddJsonConsole();
                break;
            default:
                builder.Services.AddKeyedSingleton("Cairn.Logging", output).AddCairnLogging();
                break;
        }

        return builder.Build();
    }

    [LoggerMessage(LogLevel.Information, "Build {Id} on {Branch} took {Seconds} s", EventName = "BuildReported")]
    private static partial void BuildReported(ILogger logger, int id, string branch, double seconds);

    [LoggerMessage(LogLevel.Information, "Build {Id} on {Branch} is signed with {Key}", EventName = "BuildSigned")]
    private static partial void BuildSigned(ILogger logger, int id, string branch, [Secret] string key);

    [LoggerMessage(LogLevel.Debug, "Build {Id} on {Branch} took {Seconds} s", EventName = "BuildProbed")]
    private static partial void BuildProbed(ILogger logger, int id, string branch, double seconds);

    private sealed class NoOutput : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            // What an event costs before anything is done with it.
        }
    }
}
