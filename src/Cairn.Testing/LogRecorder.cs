using System.Runtime.CompilerServices;
using Cairn.Testing.Hosting;
using Cairn.Testing.Recording;
using Microsoft.Extensions.Logging;

namespace Cairn.Testing;

/// <summary>What one service under test has logged, as far as its log levels let through.</summary>
public sealed class LogRecorder
{
    private readonly Journal<LogEntry> _journal;

    internal LogRecorder(HostFlow flow, ManualTimeProvider clock)
    {
        _journal = new Journal<LogEntry>("log entry", flow, TimeProvider.System, clock);
        Provider = new RecordingLoggerProvider(_journal.Add, clock);
    }

    /// <summary>All entries so far.</summary>
    public LogEntries All => new(_journal.Read());

    internal ILoggerProvider Provider { get; }

    /// <inheritdoc cref="LogEntries.Named"/>
    public LogEntries Named(string eventName) => All.Named(eventName);

    /// <inheritdoc cref="LogEntries.AtLeast"/>
    public LogEntries AtLeast(LogLevel level) => All.AtLeast(level);

    /// <inheritdoc cref="LogEntries.From"/>
    public LogEntries From(string category) => All.From(category);

    /// <summary>Waits for an entry. All of this host's entries so far count; <see cref="Eventually"/> takes those behind a cursor.</summary>
    /// <param name="match">Tells whether an entry is the one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="expression">The source text of <paramref name="match"/>, filled in by the compiler.</param>
    /// <returns>The first entry that matches.</returns>
    /// <exception cref="TimeoutException">None matched within 30 s of real time. The message shows the nearest.</exception>
    public Task<LogEntry> WaitForAsync(
        Func<LogEntry, bool> match,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(match))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(match);

        return _journal.WaitForAsync(match, default, expression, cancellationToken);
    }

    /// <summary>Where the recording stands now, to ask later for what came after it.</summary>
    /// <returns>A cursor behind the last entry.</returns>
    public RecorderCursor Mark() => _journal.End;

    /// <summary>The entries behind a cursor.</summary>
    /// <param name="cursor">A cursor of this recorder.</param>
    /// <returns>Those that were recorded between the cursor and now.</returns>
    /// <exception cref="ArgumentException">The cursor is of another recorder.</exception>
    public LogEntries Since(RecorderCursor cursor) => new(_journal.Read(cursor));

    /// <summary>Waits for a log entry behind a cursor. Those that are there already count.</summary>
    /// <param name="match">Tells whether it is the one.</param>
    /// <param name="since">A cursor of this recorder.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="expression">The source text of <paramref name="match"/>, filled in by the compiler.</param>
    /// <returns>The first that matches.</returns>
    /// <exception cref="ArgumentException">The cursor is of another recorder.</exception>
    /// <exception cref="TimeoutException">None matched within 30 s of real time. The message shows the nearest, and what the clock waits for.</exception>
    public Task<LogEntry> Eventually(
        Func<LogEntry, bool> match,
        RecorderCursor since,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(match))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(match);

        return _journal.WaitForAsync(match, since, expression, cancellationToken);
    }
}
