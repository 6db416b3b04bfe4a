using System.Collections.Concurrent;
using System.Globalization;
using Cairn.Testing.Hosting;
using Cairn.Testing.Time;

namespace Cairn.Testing;

/// <summary>A clock that stands still until a test moves it.</summary>
/// <remarks>
/// <para>It starts at 2000-01-01T00:00:00Z. Its timers fire in the order in which they are due, those due together in the order in which they were
/// created, and each sees the very instant at which it was due.</para>
/// <para>A timer that is due at once does not wait for the test: the thread pool fires it, as it would a system timer.</para>
/// </remarks>
public sealed class ManualTimeProvider : TimeProvider
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly TimerSchedule _schedule = new();
    private readonly HostFlow? _flow;
    private readonly ConcurrentQueue<string> _starved = [];
    private DateTimeOffset _origin = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes a clock that stands at 2000-01-01T00:00:00Z.</summary>
    public ManualTimeProvider()
        : this(flow: null)
    {
    }

    internal ManualTimeProvider(HostFlow? flow) => _flow = flow;

    /// <summary>The local time zone of the clock.</summary>
    /// <value>Always UTC, wherever the test runs.</value>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>The number of timestamp units in a second.</summary>
    /// <value>Always 10,000,000: a timestamp counts ticks of 100 ns.</value>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _origin.AddTicks(_schedule.Elapsed);
        }
    }

    /// <summary>The time by which this clock has been moved, in ticks of 100 ns. Steps of the wall clock do not count.</summary>
    /// <returns>A timestamp that never goes back.</returns>
    public override long GetTimestamp() => _schedule.Elapsed;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative but not infinite, or longer than 4,294,967,294 ms.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);

        return _schedule.Create(callback, state, dueTime, period);
    }

    /// <summary>Steps the wall clock, forwards or back, as an operator or a time server would. Timers and timestamps do not notice.</summary>
    /// <param name="value">What <see cref="GetUtcNow"/> returns until the clock moves on.</param>
    public void SetUtcNow(DateTimeOffset value)
    {
        lock (_gate)
        {
            _origin = value.ToUniversalTime().AddTicks(-_schedule.Elapsed);
        }
    }

    /// <summary>Moves the clock, and fires on the calling thread every timer that becomes due, those armed by callbacks included.</summary>
    /// <remarks>
    /// <para>Code that this wakes may run on after the return; <see cref="AdvanceUntilIdle"/> waits for it.</para>
    /// <para>An exception of a callback stops the clock at that instant and reaches the caller.</para>
    /// </remarks>
    /// <param name="by">How far to move.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">Timers fire without end at one instant. The message says whose.</exception>
    public void Advance(TimeSpan by)
    {
        var target = TargetOf(by);

        _schedule.FireUntil(target);
        ThrowIfEndless();
        _schedule.MoveTo(target);
    }

    /// <summary>Where the clock stands, what waits for it, and what it went on without.</summary>
    /// <returns>The time, the armed timers with the code that made them, and the code that <see cref="AdvanceUntilIdle"/> did not see come to rest.</returns>
    public override string ToString() => ClockReport.Describe(GetUtcNow(), Armed, _starved);

    /// <summary>Moves the clock from one armed timer to the next, and before each move lets the code run on that is awake, so that it can arm its own.</summary>
    /// <remarks>
    /// <para>A loop that waits for a period on this clock runs once a period. Code that waits for something real, such as a socket, is not waited for.</para>
    /// <para>An exception of a callback stops the clock at that instant and reaches the caller.</para>
    /// </remarks>
    /// <param name="by">How far to move in all.</param>
    /// <param name="cancellationToken">Stops the clock where it is.</param>
    /// <returns>A task that completes when the clock has moved and the code it woke has run on.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">Timers fire without end at one instant. The message says whose.</exception>
    public Task AdvanceUntilIdle(TimeSpan by, CancellationToken cancellationToken = default)
    {
        var target = TargetOf(by);

        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            return Task.Factory.StartNew(
                () => MoveUntilIdle(target, cancellationToken),
                cancellationToken,
                TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
                TaskScheduler.Default);
        }
    }

    /// <summary>Waits until code has armed a timer.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that completes when a timer waits for the clock, which may be at once.</returns>
    /// <exception cref="TimeoutException">No timer was armed within 30 s of real time.</exception>
    public async Task WaitForTimerAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await _schedule.Arming.WaitAsync(Guard, cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"No timer of the manual clock was armed within {Guard.TotalSeconds:0} s. Let the code take its TimeProvider from the services.", late);
        }
    }

    /// <summary>How long until the next timer is due; <c>null</c> when none is armed.</summary>
    internal TimeSpan? NextTimerIn => _schedule.NextDue is { } due ? TimeSpan.FromTicks(Math.Max(due - _schedule.Elapsed, 0)) : null;

    /// <summary>What is armed, the next first, each ready to follow a noun.</summary>
    internal IReadOnlyList<string> Armed =>
        [.. _schedule.Armed.Select(timer => $"made by {timer.Origin} and due in {TimeSpan.FromTicks(timer.Due - _schedule.Elapsed):c}")];

    private void MoveUntilIdle(long target, CancellationToken cancellationToken)
    {
        var pool = new PoolQuiet(() => _schedule.Armings, _flow);
        WaitForCode(pool, cancellationToken);

        while (_schedule.NextDue is { } due && due <= target)
        {
            _schedule.FireUntil(due);
            WaitForCode(pool, cancellationToken);
        }

        _schedule.MoveTo(target);
    }

    private void WaitForCode(PoolQuiet pool, CancellationToken cancellationToken)
    {
        ThrowIfEndless();

        if (!pool.Wait(ThrowIfEndless, cancellationToken))
        {
            _starved.Enqueue($"{Text(GetUtcNow())}: {_schedule.LastFired ?? "the code that was running"}");
        }
    }

    private void ThrowIfEndless()
    {
        if (_schedule.Endless is { } timer)
        {
            throw new InvalidOperationException(
                $"The clock cannot leave {Text(GetUtcNow())}: timers fire there without end, the last made by {timer.Origin}. Let the loop wait for longer than no time.");
        }
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private long TargetOf(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);

        return checked(_schedule.Elapsed + by.Ticks);
    }
}
