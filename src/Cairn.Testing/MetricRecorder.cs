using System.Runtime.CompilerServices;
using Cairn.Testing.Hosting;
using Cairn.Testing.Recording;

namespace Cairn.Testing;

/// <summary>What the instruments of one service under test have measured.</summary>
/// <remarks>
/// A measurement is the service's when its meter comes from the service's meter factory, or, for a meter that the process shares, when it is made in the
/// flow of the service's entry point, its workers or its requests. Observable instruments of shared meters are nobody's.
/// </remarks>
public sealed class MetricRecorder
{
    private readonly Journal<RecordedMeasurement> _journal;

    internal MetricRecorder(HostFlow flow, ManualTimeProvider clock)
    {
        _journal = new Journal<RecordedMeasurement>("measurement", flow, TimeProvider.System, clock);
        Listener = new MetricListener(_journal.Add, flow);
    }

    /// <summary>All measurements so far, and what observable instruments show now.</summary>
    public RecordedMeasurements All => new([.. _journal.Read(), .. Listener.Observe()]);

    internal MetricListener Listener { get; }

    /// <summary>The measurements of one instrument so far, or what it shows now if it is observable.</summary>
    /// <param name="instrumentName">The name of the instrument, in its exact case.</param>
    /// <returns>Its measurements.</returns>
    public RecordedMeasurements Measurements(string instrumentName) => All.Named(instrumentName);

    /// <summary>The sum of what an instrument has measured: the total of a counter, the state of an up-down counter.</summary>
    /// <param name="instrumentName">The name of the instrument, in its exact case.</param>
    /// <param name="tags">Attributes that a measurement must have to count. It may have more.</param>
    /// <returns>The sum; 0 when nothing was measured.</returns>
    public double Sum(string instrumentName, params IEnumerable<(string Key, object? Value)> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);

        return tags.Aggregate(Measurements(instrumentName), (counted, tag) => counted.Tagged(tag.Key, tag.Value)).Sum;
    }

    /// <summary>Waits for a measurement of an instrument that is not observable. Measurements so far count.</summary>
    /// <param name="match">Tells whether a measurement is the one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="expression">The source text of <paramref name="match"/>, filled in by the compiler.</param>
    /// <returns>The first measurement that matches.</returns>
    /// <exception cref="TimeoutException">None matched within 30 s of real time. The message shows the nearest.</exception>
    public Task<RecordedMeasurement> WaitForAsync(
        Func<RecordedMeasurement, bool> match,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(match))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(match);

        return _journal.WaitForAsync(match, default, expression, cancellationToken);
    }

    /// <summary>Where the recording stands now, to ask later for what came after it.</summary>
    /// <returns>A cursor behind the last measurement.</returns>
    public RecorderCursor Mark() => _journal.End;

    /// <summary>The measurements behind a cursor. Observable instruments are not among them.</summary>
    /// <param name="cursor">A cursor of this recorder.</param>
    /// <returns>Those that were recorded between the cursor and now.</returns>
    /// <exception cref="ArgumentException">The cursor is of another recorder.</exception>
    public RecordedMeasurements Since(RecorderCursor cursor) => new(_journal.Read(cursor));

    /// <summary>Waits for a measurement of an instrument that is not observable behind a cursor. Those that are there already count.</summary>
    /// <param name="match">Tells whether it is the one.</param>
    /// <param name="since">A cursor of this recorder.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="expression">The source text of <paramref name="match"/>, filled in by the compiler.</param>
    /// <returns>The first that matches.</returns>
    /// <exception cref="ArgumentException">The cursor is of another recorder.</exception>
    /// <exception cref="TimeoutException">None matched within 30 s of real time. The message shows the nearest, and what the clock waits for.</exception>
    public Task<RecordedMeasurement> Eventually(
        Func<RecordedMeasurement, bool> match,
        RecorderCursor since,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(match))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(match);

        return _journal.WaitForAsync(match, since, expression, cancellationToken);
    }
}
