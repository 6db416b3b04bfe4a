using System.Buffers;
using System.Buffers.Binary;
using Microsoft.Extensions.Caching.Distributed;

namespace Cairn.Caching.Distributed;

/// <summary>Any distributed cache as a second level. It pushes nothing and knows no leases.</summary>
internal sealed class DistributedStore(IDistributedCache cache, StoreKeys keys) : ISecondLevel
{
    // A tag that the store has lost gets a new version, which costs the values that carry it. None of them lives longer.
    private static readonly DistributedCacheEntryOptions TagLife = new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromDays(30) };

    public Coherence Attach(ILocalCopies copies) => Coherence.ByTime;

    public async ValueTask<StoreRead> ReadAsync(string key, IBufferWriter<byte> destination, ReadIntent intent, CancellationToken cancellationToken)
    {
        if (cache is IBufferDistributedCache buffered)
        {
            return new StoreRead(await buffered.TryGetAsync(keys.OfValue(key), destination, cancellationToken) ? StoreReadKind.Found : StoreReadKind.Missing);
        }

        if (await cache.GetAsync(keys.OfValue(key), cancellationToken) is not { } bytes)
        {
            return new StoreRead(StoreReadKind.Missing);
        }

        destination.Write(bytes);
        return new StoreRead(StoreReadKind.Found);
    }

    public ValueTask WaitAsync(string key, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public async ValueTask<bool> WriteAsync(string key, ReadOnlyMemory<byte> value, TimeSpan timeToLive, ulong lease, CancellationToken cancellationToken)
    {
        var options = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = timeToLive };
        if (cache is IBufferDistributedCache buffered)
        {
            await buffered.SetAsync(keys.OfValue(key), new ReadOnlySequence<byte>(value), options, cancellationToken);
        }
        else
        {
            await cache.SetAsync(keys.OfValue(key), value.ToArray(), options, cancellationToken);
        }

        return true;
    }

    public async ValueTask RemoveAsync(string key, CancellationToken cancellationToken) => await cache.RemoveAsync(keys.OfValue(key), cancellationToken);

    public async ValueTask ReadTagsAsync(IReadOnlyList<string> tags, Memory<long> versions, CancellationToken cancellationToken)
    {
        for (var index = 0; index < tags.Count; index++)
        {
            var known = await cache.GetAsync(keys.OfTag(tags[index]), cancellationToken);
            var version = known is { Length: sizeof(long) } && BinaryPrimitives.ReadInt64LittleEndian(known) is not 0 and var read
                ? read
                : await RenewTagAsync(tags[index], cancellationToken);
            versions.Span[index] = version;
        }
    }

    public async ValueTask<long> RenewTagAsync(string tag, CancellationToken cancellationToken)
    {
        var version = Random.Shared.NextInt64(1, long.MaxValue);
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, version);
        await cache.SetAsync(keys.OfTag(tag), bytes, TagLife, cancellationToken);
        return version;
    }
}
