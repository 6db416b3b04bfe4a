using System.Buffers;

namespace Cairn.Caching.Distributed;

/// <summary>
/// A store outside the process that nodes share. It keeps bytes and tag versions, and understands neither. Keys and tags come as callers
/// wrote them; <see cref="StoreKeys"/> makes names of the store from them. Failures are exceptions: the cache has the time-outs and the breaker.
/// </summary>
internal interface ISecondLevel
{
    /// <summary>Whether loads are fenced by leases, so that what was loaded without one must not be written.</summary>
    bool GivesLeases => false;

    /// <summary>Called once, before anything else: where to report what other nodes change, and whether the store is in reach.</summary>
    /// <param name="copies">The local copies. A store that pushes nothing keeps no reference.</param>
    /// <returns>How far changes by other nodes are pushed.</returns>
    Coherence Attach(ILocalCopies copies);

    /// <summary>Reads a value into a buffer.</summary>
    /// <param name="key">The key, at most <see cref="StoreKeys.LongestKey"/> characters of well-formed UTF-16.</param>
    /// <param name="destination">Takes the value if there is one. The caller may have given up by then, and never reads a buffer whose call has not ended.</param>
    /// <param name="intent">Whether the caller will load the value if it is missing. A store without leases ignores it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StoreRead> ReadAsync(string key, IBufferWriter<byte> destination, ReadIntent intent, CancellationToken cancellationToken);

    /// <summary>Waits until the value that another node is loading has been written, or its lease is free.</summary>
    /// <param name="key">A key whose read was answered with <see cref="StoreReadKind.Busy"/>. No other read may be answered so by a store that cannot wait.</param>
    /// <param name="cancellationToken">Gives up; the caller then loads the value itself.</param>
    ValueTask WaitAsync(string key, CancellationToken cancellationToken);

    /// <summary>Writes a value, or with a lease only if the lease is still held.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The bytes to keep. They may be reused once the call has ended, not before.</param>
    /// <param name="timeToLive">How long to keep them. Always above zero and finite.</param>
    /// <param name="lease">The lease of the read that began this load, or zero to write in any case.</param>
    /// <param name="cancellationToken">Gives up; whether the value is written is then unknown.</param>
    /// <returns><see langword="false"/> if the lease was lost: somebody has set or removed the key since, and that stands.</returns>
    ValueTask<bool> WriteAsync(string key, ReadOnlyMemory<byte> value, TimeSpan timeToLive, ulong lease, CancellationToken cancellationToken);

    /// <summary>Takes the lease of a key whose value is of no use: it is not valid any more, or was never one. A store without leases has none to give.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The lease, or zero.</returns>
    ValueTask<ulong> ReplaceAsync(string key, CancellationToken cancellationToken) => ValueTask.FromResult(0UL);

    /// <summary>Gives a lease back that will not be used, so that nobody waits for it. A lease that was lost is none of the caller's any more.</summary>
    ValueTask ReleaseAsync(string key, ulong lease, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Removes a value and takes the lease from whoever is loading it.</summary>
    ValueTask RemoveAsync(string key, CancellationToken cancellationToken);

    /// <summary>Reads the versions of tags. A tag without one gets a new random one.</summary>
    /// <param name="tags">The tags, distinct.</param>
    /// <param name="versions">Takes the versions, in the order of the tags. Never zero.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask ReadTagsAsync(IReadOnlyList<string> tags, Memory<long> versions, CancellationToken cancellationToken);

    /// <summary>Gives a tag a new random version, never zero, so that nothing with the tag is valid any more.</summary>
    ValueTask<long> RenewTagAsync(string tag, CancellationToken cancellationToken);
}
