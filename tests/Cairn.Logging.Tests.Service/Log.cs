using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests.Service;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Line {Number}", EventName = "LineWritten")]
    public static partial void LineWritten(this ILogger logger, int number);

    [LoggerMessage(2, LogLevel.Information, "Read {Path}", EventName = "SettingsRead")]
    public static partial void SettingsRead(this ILogger logger, string path);

    [LoggerMessage(3, LogLevel.Debug, "Migrated to {Version}", EventName = "DatabaseMigrated")]
    public static partial void DatabaseMigrated(this ILogger logger, int version);

    [LoggerMessage(4, LogLevel.Information, "The host is gone", EventName = "HostGone")]
    public static partial void HostGone(this ILogger logger);
}
