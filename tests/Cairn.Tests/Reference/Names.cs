namespace Cairn.Tests.Reference;

/// <summary>Names by their kind: those that the reference has, or those that a service has shown.</summary>
internal sealed class Names
{
    private readonly Dictionary<Kind, SortedSet<string>> _byKind = Enum.GetValues<Kind>().ToDictionary(kind => kind, _ => new SortedSet<string>(StringComparer.Ordinal));

    public IReadOnlySet<string> this[Kind kind] => _byKind[kind];

    public void Add(Kind kind, IEnumerable<string> names) => _byKind[kind].UnionWith(names);

    public void Add(Kind kind, string name) => _byKind[kind].Add(name);
}
