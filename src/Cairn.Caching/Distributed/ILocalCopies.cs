namespace Cairn.Caching.Distributed;

/// <summary>
/// What a coherent second level tells the cache. Every call is safe from any thread, takes no lock for long, never blocks and never throws:
/// the read loop of a connection calls it before it completes later replies.
/// </summary>
internal interface ILocalCopies
{
    /// <summary>Another node has set or removed a key: drops the copy, and fences the load in flight.</summary>
    void Forget(ReadOnlySpan<char> key);

    /// <summary>Another node has renewed a tag: its version is unknown until it is read again, and loads in flight that carry it are fenced.</summary>
    void ForgetTag(string tag);

    /// <summary>Anything may have changed, or been lost (the store was flushed, or its tracking table overflowed): fences every load, and trusts no copy.</summary>
    void ForgetAll();

    /// <summary>The store is in reach and pushes again from here on. What was cached before is read again, or served stale where its policy allows.</summary>
    void Connected(Coherence coherence);

    /// <summary>The store is out of reach. Copies are served for the grace of <see cref="SecondLevelSettings.DisconnectedGrace"/>, then they are stale.</summary>
    void Disconnected();
}
