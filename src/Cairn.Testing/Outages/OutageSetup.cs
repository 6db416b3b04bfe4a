using System.Net;

namespace Cairn.Testing;

/// <summary>What a rehearsal of outages calls, and what it takes down how.</summary>
public sealed class OutageSetup
{
    private readonly List<SmokeCall> _calls = [];

    private readonly List<HttpFault> _faults =
    [
        HttpFault.Refused, HttpFault.Hang, HttpFault.Slow(TimeSpan.FromSeconds(1)), HttpFault.Status(HttpStatusCode.ServiceUnavailable), HttpFault.Garbage, HttpFault.WrongCertificate,
    ];

    internal OutageSetup()
    {
    }

    internal Action<TestHostSetup> HostSetup { get; private set; } = _ => { };

    internal IReadOnlyList<SmokeCall> Calls => _calls;

    internal IReadOnlyList<HttpFault> Faults => _faults;

    internal TimeSpan Limit { get; private set; } = TimeSpan.FromSeconds(10);

    /// <summary>Changes the service before each start. What stands in for its dependencies while they are well goes here.</summary>
    /// <param name="setup">The change.</param>
    /// <returns>This setup, for chaining.</returns>
    public OutageSetup WithHost(Action<TestHostSetup> setup)
    {
        ArgumentNullException.ThrowIfNull(setup);

        HostSetup += setup;
        return this;
    }

    /// <summary>Adds a call that tells whether the service does its work. Calls are made in the order in which they were added.</summary>
    /// <param name="method">The method, such as <c>GET</c>.</param>
    /// <param name="path">The path on the service's main port, with its query.</param>
    /// <param name="configure">Gives it a body, or declares what it answers without a dependency.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="method"/> or <paramref name="path"/> is empty.</exception>
    public OutageSetup Call(string method, string path, Action<SmokeCall>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(method);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);

        var call = new SmokeCall(method, path);
        configure?.Invoke(call);
        _calls.Add(call);
        return this;
    }

    /// <summary>Adds a fault to the six: refused, hang, slow by a second, 503, garbage, wrong certificate.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>This setup, for chaining.</returns>
    public OutageSetup Under(HttpFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);

        _faults.Add(fault);
        return this;
    }

    /// <summary>Sets how long a call may take, whatever is down.</summary>
    /// <param name="limit">The limit, on the manual clock. Without this call it is 10 s.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive.</exception>
    public OutageSetup AnsweredWithin(TimeSpan limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero);

        Limit = limit;
        return this;
    }

    internal void Verify()
    {
        if (_calls.Count == 0)
        {
            throw new InvalidOperationException("The rehearsal has no calls. It tells nothing then. Add one with Call(\"GET\", \"/…\").");
        }
    }
}
