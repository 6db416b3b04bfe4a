namespace Cairn.Caching.Distributed;

/// <summary>How a read of the second level ended.</summary>
internal enum StoreReadKind
{
    /// <summary>There is no value, and no lease to hold: the store has none, or was not asked for one.</summary>
    Missing,

    /// <summary>The value is in the buffer.</summary>
    Found,

    /// <summary>There is no value, and the reader holds the lease to load it.</summary>
    Leased,

    /// <summary>There is no value, and another node is loading it.</summary>
    Busy,
}
