using Cairn.Http.Deadlines;

namespace Cairn.Http;

/// <summary>
/// How long whoever waits for this flow of code still waits. Requests bring their deadline with them; work that comes out of a queue is given its own
/// with <see cref="Limit"/>. No call to a declared dependency takes longer.
/// </summary>
public sealed class CallDeadline
{
    private readonly TimeProvider _clock;

    // Of the instance, so that hosts in one process do not see each other's.
    private readonly AsyncLocal<DeadlineScope?> _current = new();

    internal CallDeadline(TimeProvider clock) => _clock = clock;

    /// <summary>How long the caller still waits: zero when it no longer does, <c>null</c> when nobody has said.</summary>
    public TimeSpan? Remaining => _current.Value?.Remaining is { } left ? (left > TimeSpan.Zero ? left : TimeSpan.Zero) : null;

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
