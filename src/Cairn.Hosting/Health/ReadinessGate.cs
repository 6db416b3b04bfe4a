using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Cairn.Hosting;

/// <summary>How a service says "no traffic now, because …". It is open at the start; inject it where the reason is known.</summary>
/// <remarks>It is safe to use from several threads. Several may close it at a time; it opens when the last of them has let go.</remarks>
public sealed class ReadinessGate
{
    private readonly ILogger<ReadinessGate> _logger;
    private ImmutableList<Closure> _closures = [];

    /// <summary>Raised each time a reason to keep traffic away has come or gone, after <see cref="Reasons"/> has changed.</summary>
    /// <remarks>It is raised by whoever closes or opens the gate, on that thread; what a handler throws goes to them.</remarks>
    public event EventHandler? Changed;

    internal ReadinessGate(ILogger<ReadinessGate> logger) => _logger = logger;

    /// <summary>Whether nothing keeps traffic away.</summary>
    /// <value>The default is <c>true</c>.</value>
    public bool IsOpen => Volatile.Read(ref _closures).IsEmpty;

    /// <summary>Why the gate is closed, the oldest reason first; empty while it is open.</summary>
    public IReadOnlyList<string> Reasons => [.. Volatile.Read(ref _closures).Select(closure => closure.Reason)];

    /// <summary>Closes the gate: the service is not ready until the returned closure is disposed.</summary>
    /// <param name="reason">Why, as a verbose probe and the log say it.</param>
    /// <returns>What opens the gate again when it is disposed; disposing it twice is harmless.</returns>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is empty.</exception>
    public IDisposable Close(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);

        var closure = new Closure(this, reason);
        ImmutableInterlocked.Update(ref _closures, closures => closures.Add(closure));
        _logger.ReadinessClosed(reason);
        Changed?.Invoke(this, EventArgs.Empty);
        return closure;
    }

    private void Open(Closure closure)
    {
        if (ImmutableInterlocked.Update(ref _closures, closures => closures.Remove(closure)))
        {
            _logger.ReadinessOpened(closure.Reason);
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    private sealed class Closure(ReadinessGate gate, string reason) : IDisposable
    {
        public string Reason => reason;

        public void Dispose() => gate.Open(this);
    }
}
