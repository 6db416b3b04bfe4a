using Cairn.Caching.Local;

namespace Cairn.Caching.Distributed;

/// <summary>Keeps the versions of tags in step with the store.</summary>
internal sealed class StoreTags(LocalCache local, StoreLink link, int mostUnrenewed = KeyLedger.MostFailed)
{
    private const int MostReads = 3;

    private readonly Lock _gate = new();
    private readonly KeyLedger _renewals = new(mostFailed: -1); // what has failed is noted below
    private readonly Dictionary<string, long> _unrenewed = new(StringComparer.Ordinal);
    private long _removals;

    public Coherence Coherence { get; set; }

    /// <summary>Learns the versions of tags that are not known.</summary>
    /// <returns>Whether all are known from the store now. If it does not answer, they are believed for another while: what was cached is served through an outage.</returns>
    public ValueTask<bool> LearnAsync(TagStamp[] stamps)
    {
        var now = local.Clock.Now;
        return Array.TrueForAll(stamps, stamp => stamp.Node.IsKnown(now))
            ? ValueTask.FromResult(true)
            : LearnUnknownAsync([.. stamps.Select(stamp => stamp.Node).Where(node => !node.IsKnown(now))]);
    }

    /// <summary>Gives a tag a new version everywhere. Where the store cannot be told, this process stands by the removal until it can be.</summary>
    public Task<bool> RemoveAsync(string tag)
    {
        lock (_gate)
        {
            if (_unrenewed.Count >= mostUnrenewed)
            {
                _unrenewed.Clear(); // too many to remember: the one that all values carry stands for them
                tag = StoreKeys.Everything;
            }

            _unrenewed[tag] = ++_removals;
        }

        local.Tags.Remove(tag); // after the note: nobody may learn the old version in between
        return RenewAsync(tag);
    }

    /// <summary>The removed tags that the store does not know of yet.</summary>
    public IReadOnlyList<string> Unrenewed()
    {
        lock (_gate)
        {
            return [.. _unrenewed.Keys];
        }
    }

    /// <summary>Tells the store of a removal, if it does not know. One at a time for each tag: two new versions at once would leave this process with one and the store with the other.</summary>
    public Task<bool> RenewAsync(string tag) => _renewals.Mend(tag, async () =>
    {
        var removal = Unrenewed(tag);
        if (removal == 0)
        {
            return true; // an earlier renewal began after that removal
        }

        var node = local.Tags.Stamp([tag])![0].Node;
        var changes = node.Changes;
        var version = await link.TryAsync(tag, static (level, tag, token) => level.RenewTagAsync(tag, token), 0L);
        if (version == 0)
        {
            return false;
        }

        node.Learn(version, KnownUntil(), changes);
        lock (_gate)
        {
            if (_unrenewed.GetValueOrDefault(tag) == removal)
            {
                _unrenewed.Remove(tag);
            }
        }

        return true;
    });

    private async ValueTask<bool> LearnUnknownAsync(TagNode[] unknown)
    {
        for (var reads = 0; unknown.Length > 0 && reads < MostReads; reads++)
        {
            // From before it is known what the store has to be told, so that what changes in between is asked for again.
            var changes = Array.ConvertAll(unknown, node => node.Changes);
            if (!await RenewLeftAsync(unknown) || await ReadAsync(unknown) is not { } versions)
            {
                var until = CacheClock.After(local.Clock.Now, link.Settings.TagTrust);
                Learn(unknown, Array.ConvertAll(unknown, node => node.Version), until, changes);
                return false;
            }

            Learn(unknown, versions, KnownUntil(), changes);
            unknown = [.. unknown.Where((node, index) => node.Changes != changes[index])];
        }

        return unknown.Length == 0;
    }

    private static void Learn(TagNode[] nodes, long[] versions, long until, int[] changes)
    {
        for (var index = 0; index < nodes.Length; index++)
        {
            nodes[index].Learn(versions[index], until, changes[index]);
        }
    }

    private long Unrenewed(string tag)
    {
        lock (_gate)
        {
            return _unrenewed.GetValueOrDefault(tag);
        }
    }

    private async Task<bool> RenewLeftAsync(TagNode[] nodes)
    {
        foreach (var node in nodes)
        {
            if (Unrenewed(node.Name) != 0 && !await RenewAsync(node.Name))
            {
                return false;
            }
        }

        return true;
    }

    private ValueTask<long[]?> ReadAsync(TagNode[] nodes) => link.TryAsync(
        Array.ConvertAll(nodes, node => node.Name),
        static async (level, names, token) =>
        {
            var versions = new long[names.Length];
            await level.ReadTagsAsync(names, versions, token);
            return (long[]?)versions;
        },
        otherwise: null);

    private long KnownUntil() => Coherence == Coherence.ByPush ? long.MaxValue : CacheClock.After(local.Clock.Now, link.Settings.TagTrust);
}
