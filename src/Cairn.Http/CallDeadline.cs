using Cairn.Http.Deadlines;

namespace Cairn.Http;

/// <summary>
/// How long whoever waits for this flow of code still waits. Requests bring their deadline with them; work that comes out of a queue is given its own
/// with <see cref="Limit"/>. No call to a declared dependency takes longer.
/// </summary>
public sealed class CallDeadline
{
    /// <summary>The key under which another protocol tells how long its caller waits, as Cairn.Grpc does.</summary>
    internal const string ProtocolKey = "Cairn.Deadline";

    private readonly TimeProvider _clock;
    private readonly Func<TimeSpan?>? _ofProtocol;

    // Of the instance, so that hosts in one process do not see each other's.
    private readonly AsyncLocal<DeadlineScope?> _current = new();

    /// <param name="clock">Counts the time.</param>
    /// <param name="ofProtocol">What another protocol than HTTP/1.1 knows of the caller's patience, such as the deadline of a gRPC call.</param>
    internal CallDeadline(TimeProvider clock, Func<TimeSpan?>? ofProtocol = null)
    {
        _clock = clock;
        _ofProtocol = ofProtocol;
    }

    /// <summary>How long the caller still waits: zero when it no longer does, <c>null</c> when nobody has said.</summary>
    public TimeSpan? Remaining => DeadlineScope.Sooner(_current.Value?.Remaining, _ofProtocol?.Invoke()) is { } left ? (left > TimeSpan.Zero ? left : TimeSpan.Zero) : null;

    /// <summary>Limits what follows in this flow of code, until the result is disposed. A deadline that is sooner stays in force.</summary>
    /// <param name="remaining">How long the caller still waits.</param>
    /// <returns>The end of the limit.</returns>
    public IDisposable Limit(TimeSpan remaining) => Enter(new TimeLimit(_clock, remaining));

    internal DeadlineScope Enter(ITimeLimit limit)
    {
        var scope = new DeadlineScope(this, limit, _current.Value);
        _current.Value = scope;
        return scope;
    }

    internal void Leave(DeadlineScope? outer) => _current.Value = outer;
}
