using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Cairn.Testing.Comparison;

namespace Cairn.Testing;

/// <summary>Services of one test that call each other by name. A host takes part when its setup says <see cref="TestHostSetup.Join"/>.</summary>
/// <remarks>
/// The clients of <see cref="IHttpClientFactory"/> reach a host of the network at <c>http://&lt;name&gt;/</c>, whatever else they are made of, and the trace goes on
/// there. Loopback addresses are called as ever. Any other name is not known, as if DNS did not know it.
/// </remarks>
public sealed class CairnTestNetwork
{
    private readonly ConcurrentDictionary<string, HttpMessageInvoker?> _hosts = new(StringComparer.OrdinalIgnoreCase);

    internal void Reserve(string name)
    {
        if (!_hosts.TryAdd(name, null))
        {
            throw new InvalidOperationException($"'{name}' is in the network already. A name stands for one host. Join under another name, or dispose of the first host.");
        }
    }

    internal void Open(string name, HttpMessageInvoker host) => _hosts[name] = host;

    internal void Leave(string name) => _hosts.TryRemove(name, out _);

    internal bool TryFind(string name, [NotNullWhen(true)] out HttpMessageInvoker? host) => _hosts.TryGetValue(name, out host) && host is not null;

    internal HttpRequestException Unknown(Uri address) => new(
        HttpRequestError.NameResolutionError,
        _hosts.ContainsKey(address.Host)
            ? $"'{address.Host}' has joined the network, but serves no requests yet. Start it before it is called."
            : $"No host of the network is called '{address.Host}'. {Known(address.Host)} Let one join under that name, or configure the address.");

    private string Known(string wanted) => _hosts.IsEmpty
        ? "The network has no hosts."
        : $"Known: {NameDistance.NearestFirst(_hosts.Keys, wanted)}.";
}
