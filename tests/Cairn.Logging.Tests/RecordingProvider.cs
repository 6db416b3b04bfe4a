using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests;

/// <summary>A provider of somebody else's.</summary>
[ProviderAlias("Recorder")]
internal sealed class RecordingProvider : ILoggerProvider, ILogger
{
    public List<string> Messages { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Messages.Add(formatter(state, exception));

    public void Dispose()
    {
    }
}
