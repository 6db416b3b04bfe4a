namespace Cairn.Caching.Local;

/// <summary>The tags that live entries carry. A tag that no entry carries any more is collected with its last entry.</summary>
/// <param name="knownUntil">Until when the version of a tag that is met for the first time is known: for ever where no second level has another one.</param>
/// <param name="everywhere">A tag that every entry carries beside its own, or <see langword="null"/>.</param>
internal sealed class TagTable(long knownUntil, string? everywhere = null)
{
    private const int FewTags = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, WeakReference<TagNode>> _nodes = new(StringComparer.Ordinal);
    private int _purgeAt = FewTags;
    private long _changes;
    private long _blindChange;

    /// <summary>Counts what has happened to any tag, so that "since then" needs no clock.</summary>
    public long Changes => Volatile.Read(ref _changes);

    /// <summary>Tags with the versions that they have now; <see langword="null"/> without any.</summary>
    public TagStamp[]? Stamp(IEnumerable<string>? tags)
    {
        var areNone = tags is null or ICollection<string> { Count: 0 };
        if (everywhere is null && areNone)
        {
            return null;
        }

        lock (_gate)
        {
            if (areNone)
            {
                var node = NodeOf(everywhere!);
                return [new TagStamp(node, node.Version)];
            }

            TagStamp[] stamps = [.. All(tags).Distinct(StringComparer.Ordinal).Select(NodeOf).Select(node => new TagStamp(node, node.Version))];
            return stamps.Length == 0 ? null : stamps;
        }
    }

    /// <summary>Tags with the versions under which a value was stored. The one that every entry carries must be among them, or else it has no version that is valid.</summary>
    public TagStamp[] Stamp(IReadOnlyList<(string Name, long Version)> stored)
    {
        lock (_gate)
        {
            var lacksOne = everywhere is not null && !stored.Any(tag => tag.Name == everywhere);
            var stamps = new TagStamp[stored.Count + (lacksOne ? 1 : 0)];
            for (var index = 0; index < stored.Count; index++)
            {
                stamps[index] = new TagStamp(NodeOf(stored[index].Name), stored[index].Version);
            }

            if (lacksOne)
            {
                stamps[^1] = new TagStamp(NodeOf(everywhere!), Version: 0);
            }

            return stamps;
        }
    }

    /// <summary>Gives a tag a version that no entry has.</summary>
    public void Remove(string tag) => Touch(tag, (node, at) => node.Change(at, knownUntil, at));

    public void Forget(string tag) => Touch(tag, static (node, at) => node.Forget(at));

    public void ForgetAll()
    {
        lock (_gate)
        {
            _blindChange = ++_changes;
            foreach (var reference in _nodes.Values)
            {
                if (reference.TryGetTarget(out var node))
                {
                    node.Forget(_blindChange);
                }
            }
        }
    }

    private void Touch(string tag, Action<TagNode, long> change)
    {
        lock (_gate)
        {
            var at = ++_changes;
            if (_nodes.TryGetValue(tag, out var reference) && reference.TryGetTarget(out var node))
            {
                change(node, at);
            }
            else
            {
                _blindChange = at; // nobody carries it yet, but a factory that runs may be about to
            }
        }
    }

    private IEnumerable<string> All(IEnumerable<string>? tags) => everywhere is null ? tags ?? [] : (tags ?? []).Append(everywhere);

    private TagNode NodeOf(string tag)
    {
        if (_nodes.TryGetValue(tag, out var reference) && reference.TryGetTarget(out var known))
        {
            return known;
        }

        PurgeIfMany();
        var node = new TagNode(tag);
        node.Change(version: 0, knownUntil, _blindChange);
        _nodes[tag] = new WeakReference<TagNode>(node);
        return node;
    }

    private void PurgeIfMany()
    {
        if (_nodes.Count < _purgeAt)
        {
            return;
        }

        foreach (var (tag, reference) in _nodes)
        {
            if (!reference.TryGetTarget(out _))
            {
                _nodes.Remove(tag);
            }
        }

        _purgeAt = Math.Max(FewTags, 2 * _nodes.Count);
    }
}
