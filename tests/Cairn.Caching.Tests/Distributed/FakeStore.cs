using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace Cairn.Caching.Tests.Distributed;

/// <summary>A distributed cache that several nodes share, and that fails or hangs on demand.</summary>
internal sealed class FakeStore : IDistributedCache
{
    private readonly ConcurrentDictionary<string, byte[]> _values = new();
    private int _reads;
    private volatile Task _answer = Task.CompletedTask;

    public bool IsDown { get; set; }

    public int Reads => Volatile.Read(ref _reads);

    /// <summary>What ends the latest read, if the store listens. This one does not.</summary>
    public CancellationToken ReadLimit { get; private set; }

    public IReadOnlyCollection<string> Keys => [.. _values.Keys.Order(StringComparer.Ordinal)];

    public byte[] this[string key]
    {
        get => _values[key];
        set => _values[key] = value;
    }

    /// <summary>Lets every command hang from now on.</summary>
    public void Hang() => _answer = new TaskCompletionSource().Task;

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        ReadLimit = token;
        Interlocked.Increment(ref _reads);
        await AnswerAsync();
        return _values.GetValueOrDefault(key);
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        await AnswerAsync();
        _values[key] = value;
    }

    public async Task RemoveAsync(string key, CancellationToken token = default)
    {
        await AnswerAsync();
        _values.TryRemove(key, out _);
    }

    public byte[]? Get(string key) => throw new NotSupportedException();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    private Task AnswerAsync() => IsDown ? throw new IOException("down") : _answer;
}
