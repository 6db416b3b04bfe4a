using System.Buffers;
using Cairn.Caching.Distributed;
using Cairn.Caching.Redis.Connections;

namespace Cairn.Caching.Redis.Store;

/// <summary>The second level in Redis. What other nodes change is pushed by the server on the connection that values are read on.</summary>
internal sealed class RedisSecondLevel(RedisLink link, StoreKeys names, News news, Leases leases) : ISecondLevel
{
    private readonly TagVersions _tags = new(names);

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

        // A key of another type is not ours, and as good as none.
        var isForeign = reply.IsError && reply.ErrorCode == "WRONGTYPE";

        if (!isForeign && session.Expect(reply).Bytes is { } bytes && !Leases.IsLease(bytes))
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

    public async ValueTask RemoveAsync(string key, CancellationToken cancellationToken) =>
        await StoreScript.Remove.RunAsync(Session(), [names.OfValue(key)], cancellationToken);

    public ValueTask ReadTagsAsync(IReadOnlyList<string> tags, Memory<long> versions, CancellationToken cancellationToken) =>
        _tags.ReadAsync(Session(), tags, versions, cancellationToken);

    public ValueTask<long> RenewTagAsync(string tag, CancellationToken cancellationToken) => _tags.RenewAsync(Session(), tag, cancellationToken);

    private RedisSession Session() => link.Session ?? throw new RedisException("There is no connection to Redis.", link.Failure);
}
