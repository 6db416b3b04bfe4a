using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace Cairn.Caching.Tests.Distributed;

/// <summary>A distributed cache with buffer methods, which writes in small pieces and records how it is called for values.</summary>
internal sealed class BufferStore : IBufferDistributedCache
{
    private const int Piece = 7;

    private readonly ConcurrentDictionary<string, byte[]> _values = new();
    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>What was called with a key that is no tag's.</summary>
    public IReadOnlyCollection<string> Calls => [.. _calls.Where(call => !call.Contains('#', StringComparison.Ordinal))];

    public async ValueTask<bool> TryGetAsync(string key, IBufferWriter<byte> destination, CancellationToken token = default)
    {
        await Task.Yield();
        _calls.Enqueue($"buffered get of {key}");
        var bytes = _values.GetValueOrDefault(key);
        foreach (var piece in bytes?.Chunk(Piece) ?? [])
        {
            destination.Write(piece);
        }

        return bytes is not null;
    }

    public async ValueTask SetAsync(string key, ReadOnlySequence<byte> value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        await Task.Yield(); // the bytes have to outlive the call
        _values[key] = value.ToArray();
        _calls.Enqueue($"buffered set of {key} for {options.AbsoluteExpirationRelativeToNow}");
    }

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        _calls.Enqueue($"get of {key}");
        return Task.FromResult(_values.GetValueOrDefault(key));
    }

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        _calls.Enqueue($"set of {key}");
        _values[key] = value;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string key, CancellationToken token = default)
    {
        _values.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public bool TryGet(string key, IBufferWriter<byte> destination) => throw new NotSupportedException();

    public void Set(string key, ReadOnlySequence<byte> value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public byte[]? Get(string key) => throw new NotSupportedException();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();
}
