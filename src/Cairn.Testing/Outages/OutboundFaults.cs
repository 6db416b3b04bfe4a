using System.Collections.Concurrent;

namespace Cairn.Testing;

/// <summary>The faults of what a service under test calls, by the name of the client that calls it.</summary>
/// <remarks>
/// A fault takes the place of the connection: handlers, time-outs, retries and breakers of the client are above it, and see what they would see of a real
/// one. Clients are those of <see cref="IHttpClientFactory"/>, typed ones and those of gRPC included; a client made with <c>new</c> is out of reach.
/// </remarks>
public sealed class OutboundFaults
{
    private readonly ConcurrentDictionary<string, ClientFault> _clients = new(StringComparer.Ordinal);

    internal OutboundFaults()
    {
    }

    /// <summary>The fault of one client.</summary>
    /// <param name="client">The name of the client: that of a declared dependency, or what <c>AddHttpClient</c> was given.</param>
    /// <returns>Its switch, which is off until something is injected. The same for each call.</returns>
    public ClientFault this[string client] => _clients.GetOrAdd(client, static _ => new ClientFault());

    internal IEnumerable<string> Made => _clients.Where(client => client.Value.IsMade).Select(client => client.Key);

    internal IEnumerable<string> Injected => _clients.Where(client => client.Value.WasInjected).Select(client => client.Key);
}
