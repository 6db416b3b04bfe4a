using System.Runtime.CompilerServices;
using Cairn.Testing.Hosting;
using Cairn.Testing.Recording;

namespace Cairn.Testing;

/// <summary>The spans that one service under test has ended.</summary>
/// <remarks>A span is the service's when it starts in the flow of its entry point, its workers or its requests, or when its in-process parent is the service's.</remarks>
public sealed class SpanRecorder
{
    private readonly Journal<RecordedSpan> _journal;

    internal SpanRecorder(HostFlow flow, ManualTimeProvider clock)
    {
        _journal = new Journal<RecordedSpan>("span", flow, TimeProvider.System, clock);
        Listener = new SpanListener(_journal.Add, flow);
    }

    /// <summary>All spans that have ended so far.</summary>
    public RecordedSpans All => new(_journal.Read());

    /// <summary>The spans so far whose status is an error.</summary>
    public RecordedSpans Failed => All.Failed;

    internal SpanListener Listener { get; }

    /// <inheritdoc cref="RecordedSpans.Named"/>
    public RecordedSpans Named(string name) => All.Named(name);

    /// <inheritdoc cref="RecordedSpans.From"/>
    public RecordedSpans From(string source) => All.From(source);

    /// <summary>Waits for a span to end. Spans so far count.</summary>
    /// <param name="match">Tells whether a span is the one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="expression">The source text of <paramref name="match"/>, filled in by the compiler.</param>
    /// <returns>The first span that matches.</returns>
    /// <exception cref="TimeoutException">None matched within 30 s of real time. The message shows the nearest.</exception>
    public Task<RecordedSpan> WaitForAsync(
        Func<RecordedSpan, bool> match,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(match))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(match);

        return _journal.WaitForAsync(match, default, expression, cancellationToken);
    }

    /// <summary>Where the recording stands now, to ask later for what came after it.</summary>
    /// <returns>A cursor behind the last span.</returns>
    public RecorderCursor Mark() => _journal.End;

    /// <summary>The spans behind a cursor.</summary>
    /// <param name="cursor">A cursor of this recorder.</param>
    /// <returns>Those that were recorded between the cursor and now.</returns>
    /// <exception cref="ArgumentException">The cursor is of another recorder.</exception>
    public RecordedSpans Since(RecorderCursor cursor) => new(_journal.Read(cursor));

    /// <summary>Waits for a span behind a cursor. Those that are there already count.</summary>
    /// <param name="match">Tells whether it is the one.</param>
    /// <param name="since">A cursor of this recorder.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="expression">The source text of <paramref name="match"/>, filled in by the compiler.</param>
    /// <returns>The first that matches.</returns>
    /// <exception cref="ArgumentException">The cursor is of another recorder.</exception>
    /// <exception cref="TimeoutException">None matched within 30 s of real time. The message shows the nearest, and what the clock waits for.</exception>
    public Task<RecordedSpan> Eventually(
        Func<RecordedSpan, bool> match,
        RecorderCursor since,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(match))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(match);

        return _journal.WaitForAsync(match, since, expression, cancellationToken);
    }
}
