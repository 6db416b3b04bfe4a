namespace Cairn.Testing.Network;

/// <summary>The clients in the place of whose sockets a test has put something, and by which verb.</summary>
internal sealed class StandIns
{
    private readonly Dictionary<string, string> _verbs = new(StringComparer.Ordinal);

    public IEnumerable<string> Clients => _verbs.Keys;

    public bool Has(string? client) => _verbs.ContainsKey(client ?? "");

    /// <exception cref="InvalidOperationException">Something else stands there already.</exception>
    public void Add(string client, string verb)
    {
        if (!_verbs.TryAdd(client, verb))
        {
            throw new InvalidOperationException($"The client '{client}' is answered by {_verbs[client]} already, and {verb} would take its place. One stands in for a client. Remove one of the calls.");
        }
    }
}
