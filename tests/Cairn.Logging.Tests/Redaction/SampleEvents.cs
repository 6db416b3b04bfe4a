using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests.Redaction;

/// <summary>Events in every form that the generator has.</summary>
internal static partial class SampleEvents
{
    [LoggerMessage(1, LogLevel.Information, "Runner {Name} registered with {Token}")]
    public static partial void Registered(ILogger logger, string name, [Secret] string token);

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {mail,-30:x} went out")]
    public static partial void WithoutId(ILogger logger, [Personal] string mail);

    [LoggerMessage(3, LogLevel.Information, "{A} {B} {C} {D} {E} {F} {Token}", EventName = "SevenValues")]
    public static partial void Seven(ILogger logger, int a, int b, int c, int d, int e, string f, [Secret] string token);

    [LoggerMessage(4, LogLevel.Error, "Runner {Name} failed")]
    public static partial void NotInTheTemplate(ILogger logger, Exception exception, string name, [Secret] string token);

    [LoggerMessage(EventId = 5, Message = "Level by the caller, {Token}")]
    public static partial void DynamicLevel(ILogger logger, LogLevel level, [Secret] string token);

    [LoggerMessage(6, LogLevel.Information, "Captured {@Runner}")]
    public static partial void Captured(ILogger logger, SampleRunner runner);

    [LoggerMessage(7, LogLevel.Information, "Printed {Runner}")]
    public static partial void Printed(ILogger logger, SampleRunner runner);

    [LoggerMessage(8, LogLevel.Information, "Whole {Key} of {Count}")]
    public static partial void Whole(ILogger logger, SampleKey key, int count);

    [LoggerMessage(9, LogLevel.Information, "Nothing to hide in {Build}, {Count}")]
    public static partial void Harmless(ILogger logger, string build, int count);

    [LoggerMessage(10, LogLevel.Information, "{A} {B} {C} {D} {E} {F} {Runner}")]
    public static partial void SevenWithRunner(ILogger logger, int a, int b, int c, int d, int e, string f, SampleRunner runner);
}
