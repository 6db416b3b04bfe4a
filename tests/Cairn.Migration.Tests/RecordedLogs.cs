using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Cairn.Migration.Tests;

/// <summary>The lines of Cairn.Migration, each as its event's name and its text.</summary>
internal sealed class RecordedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Name, string Text)> _lines = new();

    public IReadOnlyList<string> Named(string name) => [.. _lines.Where(line => line.Name == name).Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => new Recorder(_lines);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Recorder(ConcurrentQueue<(string, string)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((eventId.Name ?? "", formatter(state, exception)));
    }
}
