using Microsoft.Extensions.Logging;

namespace Cairn.PythonCompat;

/// <summary>What the package logs, in the category <c>Cairn.PythonCompat</c>.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed", EventName = "RequestFailed")]
    public static partial void RequestFailed(ILogger logger, string method, string? path, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "The answer to {Method} {Path} is longer than {LimitBytes} bytes and was not put in Python's form. Raise the limit with Buffer", EventName = "AnswerTooLong")]
    public static partial void AnswerTooLong(ILogger logger, string method, string? path, int limitBytes);
}
