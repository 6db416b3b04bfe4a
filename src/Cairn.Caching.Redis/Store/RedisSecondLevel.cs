using System.Buffers;
using Cairn.Caching.Distributed;
using Cairn.Caching.Redis.Connections;

namespace Cairn.Caching.Redis.Store;

/// <summary>The second level in Redis. What other nodes change is pushed by the server on the connection that values are read on.</summary>
internal sealed class RedisSecondLevel(RedisLink link, StoreKeys names, News news, Leases leases) : ISecondLevel
{
    private readonly TagVersions _tags = new(names);

    public bool GivesLeases => true;

    /// <summary>Begins to connect, if it has not begun.</summary>
    public void Start() => link.Start(new TrackedPrefixes(names.ValuePrefix, names.TagPrefix), news.Events);

    public Coherence Attach(ILocalCopies copies)
    {
        Start();
        return news.Attach(copies);
    }

    public async ValueTask<StoreRead> ReadAsync(string key, IBufferWriter<byte> destination, ReadIntent intent, CancellationToken cancellationToken)
    {
        var session = Session();
        var reply = await session.Connection.SendAsync(["GET", names.OfValue(key)], cancellationToken);

        if (reply.IsError && reply.ErrorCode == "WRONGTYPE")
        {
            // Not ours, and in the way of what is.
            reply = session.Expect(await session.Connection.SendAsync(["DEL", names.OfValue(key)], cancellationToken));
        }

        if (session.Expect(reply).Bytes is { Length: > 0 } bytes && !Leases.IsLease(bytes))
        {
            destination.Write(bytes);
            return new StoreRead(StoreReadKind.Found);
        }

        return intent == ReadIntent.Look
            ? new StoreRead(StoreReadKind.Missing)
            : await leases.TakeAsync(session, names.OfValue(key), destination, cancellationToken);
    }

    public ValueTask WaitAsync(string key, CancellationToken cancellationToken) => leases.WaitAsync(Session(), key, cancellationToken);

    public async ValueTask<bool> WriteAsync(string key, ReadOnlyMemory<byte> value, TimeSpan timeToLive, ulong lease, CancellationToken cancellationToken)
    {
        var session = Session();
        var bytes = new ReadOnlySequence<byte>(value);
        var milliseconds = Math.Max((long)timeToLive.TotalMilliseconds, 1);

        if (lease != 0)
        {
            return await Leases.FillAsync(session, names.OfValue(key), lease, bytes, milliseconds, cancellationToken);
        }

        session.Expect(await session.Connection.SendAsync(["SET", names.OfValue(key), bytes, "PX", milliseconds], cancellationToken));
        return true;
    }

    public ValueTask<ulong> ReplaceAsync(string key, CancellationToken cancellationToken) => leases.ReplaceAsync(Session(), names.OfValue(key), cancellationToken);

    public ValueTask ReleaseAsync(string key, ulong lease, CancellationToken cancellationToken) =>
        Leases.ReleaseAsync(Session(), names.OfValue(key), lease, cancellationToken);

    public async ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
    {
        // Written first, because removing what is not there is pushed to nobody, and others may have a copy of what the server has lost or never had.
        var session = Session();
        var writing = session.Connection.SendAsync(["SET", names.OfValue(key), ""], cancellationToken).AsTask();
        var removing = session.Connection.SendAsync(["DEL", names.OfValue(key)], cancellationToken).AsTask();
        await Task.WhenAll(writing, removing);

        // A server that is full refuses the first, and that does not matter if the second found something.
        if (session.Expect(await removing).Integer == 0)
        {
            session.Expect(await writing);
        }
    }

    public ValueTask ReadTagsAsync(IReadOnlyList<string> tags, Memory<long> versions, CancellationToken cancellationToken) =>
        _tags.ReadAsync(Session(), tags, versions, cancellationToken);

    public ValueTask<long> RenewTagAsync(string tag, CancellationToken cancellationToken) => _tags.RenewAsync(Session(), tag, cancellationToken);

    private RedisSession Session() => link.Session ?? throw new RedisException("There is no connection to Redis.", link.Failure);
}
