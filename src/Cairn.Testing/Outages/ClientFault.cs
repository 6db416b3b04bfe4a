namespace Cairn.Testing;

/// <summary>Breaks what one client calls, and mends it.</summary>
public sealed class ClientFault
{
    private volatile HttpFault? _current;
    private int _requests;
    private volatile bool _wasInjected;

    internal ClientFault()
    {
    }

    /// <summary>The fault that every request meets from now on.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public HttpFault? Current => _current;

    /// <summary>How many requests have come this far, those that a fault met included. Each attempt of a call is one.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Lets every request meet a fault from now on.</summary>
    /// <param name="fault">The fault. It takes the place of the one before.</param>
    public void Inject(HttpFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);

        _wasInjected = true;
        _current = fault;
    }

    /// <summary>Lets requests pass again. What hangs goes on hanging until its caller gives up.</summary>
    public void Heal() => _current = null;

    /// <summary>Whether anything was ever injected.</summary>
    internal bool WasInjected => _wasInjected;

    /// <summary>Whether the service has made such a client.</summary>
    internal bool IsMade { get; set; }

    internal void Count() => Interlocked.Increment(ref _requests);
}
