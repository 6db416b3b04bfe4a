namespace Cairn.Caching.Local;

/// <summary>A tag, as long as some entry carries it.</summary>
internal sealed class TagNode(string name)
{
    private readonly Lock _gate = new();
    private long _version;
    private long _knownUntil;
    private long _changedAt;
    private int _changes;

    public string Name { get; } = name;

    public long Version => Volatile.Read(ref _version);

    /// <summary>How often the tag has changed. A version read from elsewhere counts only if this has stayed the same meanwhile.</summary>
    public int Changes => Volatile.Read(ref _changes);

    /// <summary>When the tag was last changed or forgotten, by the count of <see cref="TagTable.Changes"/>.</summary>
    public long ChangedAt => Volatile.Read(ref _changedAt);

    public bool IsKnown(long now) => Volatile.Read(ref _knownUntil) > now;

    public void Change(long version, long knownUntil, long at)
    {
        lock (_gate)
        {
            _changes++;
            Volatile.Write(ref _changedAt, at);
            Volatile.Write(ref _version, version);
            Volatile.Write(ref _knownUntil, knownUntil);
        }
    }

    /// <summary>The version is not known any more.</summary>
    public void Forget(long at)
    {
        lock (_gate)
        {
            _changes++;
            Volatile.Write(ref _changedAt, at);
            Volatile.Write(ref _knownUntil, Entry.Never);
        }
    }

    /// <summary>Takes a version that was asked for when <see cref="Changes"/> was <paramref name="changes"/>.</summary>
    public void Learn(long version, long knownUntil, int changes)
    {
        lock (_gate)
        {
            if (_changes == changes)
            {
                Volatile.Write(ref _version, version);
                Volatile.Write(ref _knownUntil, knownUntil);
            }
        }
    }
}
