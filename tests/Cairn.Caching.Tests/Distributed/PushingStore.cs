using System.Buffers;
using System.Collections.Concurrent;
using Cairn.Caching.Distributed;

namespace Cairn.Caching.Tests.Distributed;

/// <summary>A coherent second level of one process, whose pushes and leases a test plays by hand.</summary>
internal sealed class PushingStore : ISecondLevel
{
    private readonly ConcurrentDictionary<string, byte[]> _values = new();
    private readonly ConcurrentDictionary<string, long> _tags = new();
    private readonly TaskCompletionSource _freed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _tagsRead;

    public ILocalCopies Copies { get; private set; } = null!;

    /// <summary>Whether another node holds the lease of everything that is missing.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Whether what was loaded without a lease must not be written.</summary>
    public bool GivesLeases { get; set; }

    /// <summary>What reads wait for.</summary>
    public Task Reads { get; set; } = Task.CompletedTask;

    /// <summary>What reads of tags wait for.</summary>
    public Task TagReads { get; set; } = Task.CompletedTask;

    /// <summary>How often tags were read.</summary>
    public int TagsRead => Volatile.Read(ref _tagsRead);

    /// <summary>What writes wait for.</summary>
    public Task Writes { get; set; } = Task.CompletedTask;

    /// <summary>Whether leases that were given are lost by the time they are used.</summary>
    public bool LosesLeases { get; set; }

    public Task Waiting => _waiting.Task;

    public ConcurrentQueue<ulong> Leases { get; } = new();

    public ConcurrentQueue<ulong> Released { get; } = new();

    public IReadOnlyDictionary<string, byte[]> Values => _values;

    public void Free() => _freed.SetResult();

    public Coherence Attach(ILocalCopies copies)
    {
        Copies = copies;
        return Coherence.ByPush;
    }

    public async ValueTask<StoreRead> ReadAsync(string key, IBufferWriter<byte> destination, ReadIntent intent, CancellationToken cancellationToken)
    {
        await Reads;
        if (_values.TryGetValue(key, out var bytes))
        {
            destination.Write(bytes);
            return new StoreRead(StoreReadKind.Found);
        }

        return IsBusy ? new StoreRead(StoreReadKind.Busy) : intent == ReadIntent.Load ? new StoreRead(StoreReadKind.Leased, 7) : new StoreRead(StoreReadKind.Missing);
    }

    public async ValueTask WaitAsync(string key, CancellationToken cancellationToken)
    {
        _waiting.TrySetResult();
        await _freed.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask<bool> WriteAsync(string key, ReadOnlyMemory<byte> value, TimeSpan timeToLive, ulong lease, CancellationToken cancellationToken)
    {
        Leases.Enqueue(lease);
        await Writes.WaitAsync(cancellationToken);
        if (lease != 0 && LosesLeases)
        {
            return false;
        }

        _values[key] = value.ToArray();
        return true;
    }

    public ValueTask ReleaseAsync(string key, ulong lease, CancellationToken cancellationToken)
    {
        Released.Enqueue(lease);
        return default;
    }

    public ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
    {
        _values.TryRemove(key, out _);
        return default;
    }

    public async ValueTask ReadTagsAsync(IReadOnlyList<string> tags, Memory<long> versions, CancellationToken cancellationToken)
    {
        await TagReads;
        Interlocked.Increment(ref _tagsRead);
        for (var index = 0; index < tags.Count; index++)
        {
            versions.Span[index] = _tags.GetOrAdd(tags[index], 1);
        }
    }

    public ValueTask<long> RenewTagAsync(string tag, CancellationToken cancellationToken) => new(_tags.AddOrUpdate(tag, 2, (_, version) => version + 1));

    /// <summary>What another node does when it changes a key: it takes the lease away.</summary>
    public void ChangeElsewhere(string key)
    {
        LosesLeases = true;
        Copies.Forget(key);
    }

    /// <summary>What another node does when it removes a tag.</summary>
    public async Task RenewElsewhere(string tag)
    {
        await RenewTagAsync(tag, CancellationToken.None);
        Copies.ForgetTag(tag);
    }
}
