using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests.Redaction;

/// <summary>Keeps the last state of each line as it came.</summary>
internal sealed class StateProvider : ILoggerProvider, ILogger
{
    private object? _last;

    public IReadOnlyList<object?> States => [_last];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _last = state;

    public void Dispose()
    {
    }
}
