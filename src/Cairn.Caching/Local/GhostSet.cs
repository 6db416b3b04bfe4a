namespace Cairn.Caching.Local;

/// <summary>Remembers what was evicted of late, by fingerprints that overwrite each other.</summary>
internal sealed class GhostSet(int capacity)
{
    private readonly uint[] _fingerprints = new uint[capacity];

    public void Add(ulong hash) => _fingerprints[Slot(hash)] = Fingerprint(hash);

    public bool Contains(ulong hash) => _fingerprints[Slot(hash)] == Fingerprint(hash);

    private int Slot(ulong hash) => (int)(hash >> 8) & (_fingerprints.Length - 1);

    private static uint Fingerprint(ulong hash) => (uint)(hash >> 32) | 1;
}
