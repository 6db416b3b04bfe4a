namespace Cairn.Caching.Local;

/// <summary>First in, first out. Dead entries stay until they are met or outnumber the living.</summary>
internal sealed class EntryQueue(EntryQueueKind kind)
{
    private const int Smallest = 16;

    private Entry?[] _ring = new Entry?[Smallest];
    private int _head;
    private int _count;
    private int _dead;

    public long Weight { get; private set; }

    public void Add(Entry entry)
    {
        if (_count == _ring.Length)
        {
            Rebuild(2 * _ring.Length);
        }

        entry.Queue = kind;
        Weight += entry.Weight;
        _ring[(_head + _count++) & (_ring.Length - 1)] = entry;
    }

    /// <summary>Takes the oldest living entry out.</summary>
    public Entry? Take()
    {
        while (_count > 0)
        {
            var entry = _ring[_head]!;
            _ring[_head] = null;
            _head = (_head + 1) & (_ring.Length - 1);
            _count--;

            if (entry.Queue == kind)
            {
                entry.Queue = EntryQueueKind.None;
                Weight -= entry.Weight;
                return entry;
            }

            _dead--;
        }

        return null;
    }

    /// <summary>Stops counting an entry of this queue.</summary>
    public void Release(Entry entry)
    {
        entry.Queue = EntryQueueKind.None;
        Weight -= entry.Weight;
        if (++_dead > Math.Max(Smallest, _count / 2))
        {
            Rebuild(_ring.Length);
        }
    }

    private void Rebuild(int capacity)
    {
        var ring = new Entry?[capacity];
        var living = 0;
        for (var index = 0; index < _count; index++)
        {
            var entry = _ring[(_head + index) & (_ring.Length - 1)]!;
            if (entry.Queue == kind)
            {
                ring[living++] = entry;
            }
        }

        (_ring, _head, _count, _dead) = (ring, 0, living, 0);
    }
}
