using Cairn.Logging.Redaction;
using Serilog;
using Serilog.Core;
using Serilog.Extensions.Logging;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace Cairn.Logging;

/// <summary>Turns log calls into events. Which calls those are, Logging:LogLevel has decided before.</summary>
internal static class EventCapture
{
    /// <summary>A logger that passes on what it captures. A collection is read no further than a line could hold of it, as some have no end.</summary>
    public static Logger Into(ILogEventSink sink) => new LoggerConfiguration()
        .MinimumLevel.Verbose()
        .Destructure.With<CaptureRedacted>()
        .Destructure.ToMaximumCollectionCount(JsonLine.MaximumBytes)
        .WriteTo.Sink(sink)
        .CreateLogger();

    /// <summary>The logger with which this package tells of itself.</summary>
    public static ILogger OwnInto(ILogEventSink sink) => new SerilogLoggerProvider(Into(sink)).CreateLogger("Cairn.Logging");
}
