namespace Cairn.Analyzers.Tests;

/// <summary>Microsoft.Extensions.Logging and Hosting, as far as the rules look at them.</summary>
internal static class LoggingStubs
{
    public const string Logging = """

        namespace Microsoft.Extensions.Logging
        {
            interface ILogger;
            interface ILogger<T> : ILogger;
            enum LogLevel { Error }
            struct EventId { public static implicit operator EventId(int id) => default; }
            static class LoggerExtensions
            {
                public static void Log(this ILogger logger, LogLevel level, string? message, params object?[] args) { }
                public static void Log(this ILogger logger, LogLevel level, System.Exception? exception, string? message, params object?[] args) { }
                public static void LogDebug(this ILogger logger, string? message, params object?[] args) { }
                public static void LogInformation(this ILogger logger, string? message, params object?[] args) { }
                public static void LogError(this ILogger logger, string? message, params object?[] args) { }
                public static void LogError(this ILogger logger, EventId eventId, string? message, params object?[] args) { }
                public static void LogError(this ILogger logger, System.Exception? exception, string? message, params object?[] args) { }
                public static void LogError(this ILogger logger, EventId eventId, System.Exception? exception, string? message, params object?[] args) { }
                public static void BeginScope(this ILogger logger, string format, params object?[] args) { }
            }
        }
        """;

    public const string Hosting = """

        namespace Microsoft.Extensions.Hosting
        {
            interface IHost { void Run(); }
            class Service : IHost { public void Run() { } }
            class HostBuilder { public Service Build() => new(); }
        }
        """;
}
