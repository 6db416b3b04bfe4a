using Cairn.Caching.Local;
using Cairn.Caching.Serialization;

namespace Cairn.Caching.Distributed;

/// <summary>The way of a load through the second level, and of changes to it. Nothing here throws what the store throws.</summary>
internal sealed class StorePath(LocalCache local, StoreLink link, StoreTags tags, StoreCodec codec)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(30);

    private readonly KeyLedger _ledger = new();

    public bool IsFailing => link.IsOpen;

    public static bool Serves(string key) => StoreKeys.Allows(key);

    /// <summary>Learns the tags of a load, stamps it with them, and asks the store for its value.</summary>
    public ValueTask<StoreFind<T>> FindAsync<T>(string key, Entry loading, bool mayRead, bool shareMutable)
    {
        var looking = LookForAsync<T>(key, loading, mayRead, shareMutable);
        return looking.IsCompletedSuccessfully ? new ValueTask<StoreFind<T>>(Stamped(loading, looking.Result)) : FindSoonAsync(key, loading, looking.AsTask());
    }

    /// <summary>Looks a value up without loading it.</summary>
    public ValueTask<StoreFind<T>> PeekAsync<T>(string key, bool shareMutable) =>
        link.SoonAsync(ReadAsync<T>(key, ReadIntent.Look, shareMutable), new StoreFind<T>(IsFound: false));

    /// <summary>Waits for the node that is loading a key, though not for ever.</summary>
    public async Task WaitAsync(string key, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource();
        try
        {
            await link.Level.WaitAsync(key, limit.Token).AsTask().WaitAsync(patience, local.Clock.Time, CancellationToken.None);
        }
        catch (Exception)
        {
            await limit.CancelAsync(); // whoever loads it takes too long or is gone: this node loads it too
        }
    }

    /// <summary>Taken before a load, so that its value is not written after the key has changed.</summary>
    public StoreTicket TicketOf(string key) => new(_ledger.Mark(key), Lease: 0);

    /// <summary>Writes a value after all earlier changes of its key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="stored">What the process keeps.</param>
    /// <param name="stamps">The tags.</param>
    /// <param name="life">How long it is fresh.</param>
    /// <param name="mayCompress">Whether it may be compressed.</param>
    /// <param name="ticket">The ticket of the load; <see langword="null"/> for a value that was set.</param>
    /// <returns>Whether the store has it.</returns>
    public Task<bool> KeepAsync<T>(string key, in StoredForm stored, TagStamp[]? stamps, TimeSpan life, bool mayCompress, StoreTicket? ticket)
    {
        if (link.Level.GivesLeases && ticket is { Lease: 0 })
        {
            return Task.FromResult(false); // nothing would fence it against another node's change
        }

        var bytes = new PooledBuffer();
        if (!codec.TryEncode<T>(key, stored, stamps ?? [], life < LongestLife ? life : LongestLife, mayCompress, bytes))
        {
            bytes.Dispose();
            return RefuseAsync(key);
        }

        if (ticket is not { } valid)
        {
            return _ledger.Change(key, WriteAsync);
        }

        if (_ledger.Fill(key, valid.Mark, WriteAsync) is { } filling)
        {
            return filling;
        }

        bytes.Dispose();
        Release(key, valid); // the change may have been another key's
        return Task.FromResult(false);

        async Task<bool> WriteAsync()
        {
            var isWritten = await link.TryAsync(
                (Key: key, Bytes: bytes, Life: life < LongestLife ? life : LongestLife, Lease: ticket?.Lease ?? 0),
                static async (level, write, token) => (bool?)await level.WriteAsync(write.Key, write.Bytes.Written, write.Life, write.Lease, token),
                otherwise: null);
            if (isWritten == false)
            {
                local.Remove(key); // another node has changed the key since this load began
                link.Seen.Fence();
            }

            if (isWritten is not null)
            {
                bytes.Dispose(); // a write that was given up may still read them
            }
            else if (ticket is { } unused)
            {
                Release(key, unused);
            }

            return isWritten is not null;
        }
    }

    /// <summary>Learns the versions of tags.</summary>
    /// <returns>Whether the store has told them.</returns>
    public ValueTask<bool> LearnAsync(TagStamp[] stamps) => tags.LearnAsync(stamps);

    public Task<bool> RemoveAsync(string key) => _ledger.Change(key, () => DeleteAsync(key));

    /// <summary>Gives up the right to write what a load would have brought.</summary>
    public void Release(string key, in StoreTicket ticket)
    {
        if (ticket.Lease != 0)
        {
            _ = link.TryAsync(
                (Key: key, ticket.Lease),
                static async (level, held, token) =>
                {
                    await level.ReleaseAsync(held.Key, held.Lease, token);
                    return true;
                },
                otherwise: false).AsTask();
        }
    }

    public Task<bool> RemoveTagAsync(string tag) => tags.RemoveAsync(tag);

    /// <summary>Makes up for the changes that the store has missed, also of keys and tags that nobody asks for again, until one of them fails once more.</summary>
    public async Task MendAsync()
    {
        foreach (var tag in tags.Unrenewed())
        {
            if (!await tags.RenewAsync(tag))
            {
                return;
            }
        }

        foreach (var key in _ledger.Failed())
        {
            if (!await MendAsync(key))
            {
                return;
            }
        }
    }

    /// <summary>Waits for an answer as long as a request may wait.</summary>
    public ValueTask<bool> SoonAsync(ValueTask<bool> answer) => link.SoonAsync(answer, otherwise: false);

    /// <summary>Waits for a change as long as a request may wait.</summary>
    public ValueTask<bool> SoonAsync(Task<bool> change) => SoonAsync(new ValueTask<bool>(change));

    // What the store may hold under the key is older than the value that it cannot take.
    private async Task<bool> RefuseAsync(string key)
    {
        await RemoveAsync(key);
        return false;
    }

    private async ValueTask<StoreFind<T>> FindSoonAsync<T>(string key, Entry loading, Task<StoreFind<T>> looking)
    {
        var found = await link.SoonAsync(new ValueTask<StoreFind<T>>(looking), new StoreFind<T>(IsFound: false));
        if (found.Lease == 0)
        {
            _ = ReleaseLateAsync(key, looking);
        }

        return Stamped(loading, found);
    }

    // Of what comes after the request has gone on without it only the lease matters: others would wait for it.
    private async Task ReleaseLateAsync<T>(string key, Task<StoreFind<T>> looking) => Release(key, new StoreTicket(Mark: 0, (await looking).Lease));

    private async ValueTask<StoreFind<T>> LookForAsync<T>(string key, Entry loading, bool mayRead, bool shareMutable)
    {
        if (!await tags.LearnAsync(loading.Tags!))
        {
            return default;
        }

        // A load that has been fenced meanwhile may go on all the same: what it brings is newer than the fence. This process only does not keep it.
        var stamps = Array.ConvertAll(loading.Tags!, stamp => new TagStamp(stamp.Node, stamp.Node.Version));
        var found = mayRead ? await ReadAsync<T>(key, ReadIntent.Load, shareMutable) : default;
        return found.IsFound ? found : found with { Tags = stamps };
    }

    /// <summary>Stamps a load with the versions that have been learnt for it. Not later than this: once the factory runs, they may be newer than what it reads.</summary>
    private StoreFind<T> Stamped<T>(Entry loading, in StoreFind<T> found)
    {
        if (found is { IsFound: false, Tags: { } stamps })
        {
            lock (local.Table.ShardOf(loading.Hash).Gate)
            {
                loading.Tags = stamps;
            }
        }

        return found;
    }

    private async ValueTask<StoreFind<T>> ReadAsync<T>(string key, ReadIntent intent, bool shareMutable)
    {
        if (_ledger.IsPending(key) || !await MendAsync(key))
        {
            return default;
        }

        var bytes = new PooledBuffer();
        var read = await link.TryAsync(
            (Key: key, Bytes: bytes, Intent: intent),
            static async (level, wanted, token) => (StoreRead?)await level.ReadAsync(wanted.Key, wanted.Bytes, wanted.Intent, token),
            otherwise: null);
        if (read is null)
        {
            return default; // the buffer may still be written to
        }

        using (bytes)
        {
            return read.Value.Kind == StoreReadKind.Found
                ? await ValidAsync<T>(key, bytes, intent, shareMutable)
                : new StoreFind<T>(IsFound: false, Lease: read.Value.Lease, IsBusy: read.Value.Kind == StoreReadKind.Busy);
        }
    }

    private async ValueTask<StoreFind<T>> ValidAsync<T>(string key, PooledBuffer bytes, ReadIntent intent, bool shareMutable)
    {
        if (codec.Open<T>(key, bytes, out var payload) is not { } envelope)
        {
            return await RefuseAsync<T>(key, intent);
        }

        var length = payload.Length;
        var stamps = local.Tags.Stamp(envelope.Tags);
        var life = codec.LifeLeft(envelope);
        if (!await tags.LearnAsync(stamps))
        {
            return default;
        }

        if (!TagStamp.Agree(stamps) || life == TimeSpan.Zero)
        {
            return await ReplaceAsync<T>(key, intent);
        }

        return codec.TryDecode<T>(envelope, bytes.Written[^length..], shareMutable, out var value, out var stored)
            ? new StoreFind<T>(IsFound: true, value, stored, stamps, life)
            : await RefuseAsync<T>(key, intent);
    }

    /// <summary>Where there are leases, takes that of a value which the load that follows replaces.</summary>
    private async ValueTask<StoreFind<T>> ReplaceAsync<T>(string key, ReadIntent intent) => intent == ReadIntent.Load && link.Level.GivesLeases
        ? new StoreFind<T>(IsFound: false, Lease: await link.TryAsync(key, static (level, key, token) => level.ReplaceAsync(key, token), 0UL))
        : default;

    /// <summary>Removes what the store should not have, if a load follows that replaces it.</summary>
    private async ValueTask<StoreFind<T>> RefuseAsync<T>(string key, ReadIntent intent)
    {
        link.Seen.StoreValueRefused(key);
        if (link.Level.GivesLeases)
        {
            return await ReplaceAsync<T>(key, intent);
        }

        if (intent == ReadIntent.Load)
        {
            _ = _ledger.Mend(key, () => DeleteAsync(key));
        }

        return default;
    }

    /// <summary>Makes up for a change that the store has not taken.</summary>
    private Task<bool> MendAsync(string key)
    {
        if (_ledger.GaveUp())
        {
            return tags.RemoveAsync(StoreKeys.Everything);
        }

        return _ledger.HasFailed(key) ? _ledger.Mend(key, () => DeleteAsync(key)) : Task.FromResult(true);
    }

    private Task<bool> DeleteAsync(string key) => link.TryAsync(
        key,
        static async (level, key, token) =>
        {
            await level.RemoveAsync(key, token);
            return true;
        },
        otherwise: false).AsTask();
}
