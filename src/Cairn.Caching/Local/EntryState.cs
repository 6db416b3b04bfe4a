namespace Cairn.Caching.Local;

internal enum EntryState : byte
{
    /// <summary>A factory runs for it. It may stand in front of an older entry.</summary>
    Loading,

    /// <summary>It has its value, which never changes again.</summary>
    Ready,

    /// <summary>It is not in the table any more, or not reachable there.</summary>
    Unlinked,
}
