namespace Cairn.Caching.Distributed;

/// <summary>How a node learns what other nodes have changed.</summary>
internal enum Coherence
{
    /// <summary>Not at all: copies live until they expire, and tag versions are read again every few seconds.</summary>
    ByTime,

    /// <summary>The store pushes every change of a key or a tag, until it says that it is disconnected.</summary>
    ByPush,
}
