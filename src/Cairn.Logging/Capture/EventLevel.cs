using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace Cairn.Logging;

/// <summary>The levels of the platform and of Serilog have different names, and the same order from 0 to 5.</summary>
internal static class EventLevel
{
    public static LogEventLevel Of(LogLevel level) => level is >= LogLevel.Trace and <= LogLevel.Critical ? (LogEventLevel)level : LogEventLevel.Verbose;

    public static LogLevel Of(LogEventLevel level) => (LogLevel)level;
}
