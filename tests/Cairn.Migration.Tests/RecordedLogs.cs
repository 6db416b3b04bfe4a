using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Cairn.Migration.Tests;

/// <summary>The lines of Cairn.Migration, each as its event's name and its text.</summary>
internal sealed class RecordedLogs : ILoggerProvider
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<(string Name, string Text)> _lines = new();
    private readonly SemaphoreSlim _more = new(0);

    public IReadOnlyList<string> Named(string name) => [.. _lines.Where(line => line.Name == name).Select(line => line.Text)];

    /// <summary>Waits for a line that is written after the client has been cut off.</summary>
    public async Task<IReadOnlyList<string>> WaitForAsync(string name)
    {
        while (Named(name).Count == 0)
        {
            Assert.True(await _more.WaitAsync(Guard, TestContext.Current.CancellationToken), $"{name} was not logged.");
        }

        return Named(name);
    }

    public ILogger CreateLogger(string categoryName) => new Recorder(this);

    public void Dispose()
    {
        // Lines may still come, and a semaphore without a wait handle holds nothing.
    }

    private void Add(string name, string text)
    {
        _lines.Enqueue((name, text));
        _more.Release();
    }

    private sealed class Recorder(RecordedLogs logs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logs.Add(eventId.Name ?? "", formatter(state, exception));
    }
}
