using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cairn.Caching.Distributed;
using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Resp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Caching.Redis.Store;

/// <summary>The second level in Redis. What other nodes change is pushed by the server on the connection that values are read on.</summary>
internal sealed class RedisSecondLevel(
    RedisLink link,
    StoreKeys names,
    IOptions<RedisCachingOptions> options,
    TimeProvider clock,
    ILogger<RedisSecondLevel> logger) : ISecondLevel
{
    private static readonly byte[] LeaseMark = Encoding.UTF8.GetBytes(StoreScript.LeaseMark);

    private readonly Lock _gate = new();
    private readonly KeyWaiters _waiters = new();
    private readonly TagVersions _tags = new(names);
    private ILocalCopies? _copies;
    private Invalidations? _invalidations;
    private bool _isConnected;
    private Coherence _coherence = Coherence.ByPush;

    /// <summary>Begins to connect, if it has not begun.</summary>
    public void Start() => link.Start(new TrackedPrefixes(names.ValuePrefix, names.TagPrefix), new LinkEvents(Connected, Lost, Pushed));

    public Coherence Attach(ILocalCopies copies)
    {
        Start();

        lock (_gate)
        {
            _invalidations = new Invalidations(names, copies, _waiters);
            _copies = copies;

            if (!_isConnected)
            {
                copies.Disconnected();
            }

            return _coherence;
        }
    }

    public async ValueTask<StoreRead> ReadAsync(string key, IBufferWriter<byte> destination, ReadIntent intent, CancellationToken cancellationToken)
    {
        var session = Session();
        var reply = await session.Connection.SendAsync(["GET", names.OfValue(key)], cancellationToken);

        if (reply.IsError && reply.ErrorCode == "WRONGTYPE")
        {
            // Not ours. Without a lease the value is written over it.
            return new StoreRead(StoreReadKind.Missing);
        }

        if (session.Expect(reply).Bytes is { } bytes && !IsLease(bytes))
        {
            destination.Write(bytes);
            return new StoreRead(StoreReadKind.Found);
        }

        return intent == ReadIntent.Look
            ? new StoreRead(StoreReadKind.Missing)
            : await TakeLeaseAsync(session, key, destination, cancellationToken);
    }

    public async ValueTask WaitAsync(string key, CancellationToken cancellationToken)
    {
        // From before the look on, so that what is written between the two is not missed.
        var change = _waiters.Join(key);

        try
        {
            var remaining = await RemainingLeaseAsync(Session(), names.OfValue(key), cancellationToken);
            await change.WaitAsync(remaining, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The lease is free: Redis tells so only when it comes across it.
        }
        finally
        {
            _waiters.Leave(key, change);
        }
    }

    public async ValueTask<bool> WriteAsync(string key, ReadOnlyMemory<byte> value, TimeSpan timeToLive, ulong lease, CancellationToken cancellationToken)
    {
        var session = Session();
        var bytes = new ReadOnlySequence<byte>(value);
        var milliseconds = Math.Max((long)timeToLive.TotalMilliseconds, 1);

        if (lease != 0)
        {
            var filled = await StoreScript.Fill.RunAsync(session, new RespArgument[] { names.OfValue(key), LeaseText(lease), bytes, milliseconds }, cancellationToken);
            return filled.Integer == 1;
        }

        session.Expect(await session.Connection.SendAsync(["SET", names.OfValue(key), bytes, "PX", milliseconds], cancellationToken));
        return true;
    }

    public async ValueTask RemoveAsync(string key, CancellationToken cancellationToken) =>
        await StoreScript.Remove.RunAsync(Session(), new RespArgument[] { names.OfValue(key) }, cancellationToken);

    public ValueTask ReadTagsAsync(IReadOnlyList<string> tags, Memory<long> versions, CancellationToken cancellationToken) =>
        _tags.ReadAsync(Session(), tags, versions, cancellationToken);

    public ValueTask<long> RenewTagAsync(string tag, CancellationToken cancellationToken) => _tags.RenewAsync(Session(), tag, cancellationToken);

    private async ValueTask<StoreRead> TakeLeaseAsync(RedisSession session, string key, IBufferWriter<byte> destination, CancellationToken cancellationToken)
    {
        var lease = NewLease();
        var milliseconds = (long)options.Value.LeaseDuration.TotalMilliseconds;
        var answer = await StoreScript.TakeLease.RunAsync(session, new RespArgument[] { names.OfValue(key), LeaseText(lease), milliseconds }, cancellationToken);

        if (answer.Bytes is { } bytes)
        {
            destination.Write(bytes);
            return new StoreRead(StoreReadKind.Found);
        }

        return answer.IsNull ? new StoreRead(StoreReadKind.Leased, lease) : new StoreRead(StoreReadKind.Busy);
    }

    /// <summary>How long the lease of a key may still be held; zero when there is none.</summary>
    private async ValueTask<TimeSpan> RemainingLeaseAsync(RedisSession session, string name, CancellationToken cancellationToken)
    {
        var value = session.Connection.SendAsync(["GET", name], cancellationToken).AsTask();
        var life = session.Connection.SendAsync(["PTTL", name], cancellationToken).AsTask();
        await Task.WhenAll(value, life);

        var isLease = session.Expect(await value).Bytes is { } bytes && IsLease(bytes);
        var milliseconds = Math.Clamp(session.Expect(await life).Integer, 0, (long)options.Value.LeaseDuration.TotalMilliseconds);
        return isLease ? TimeSpan.FromMilliseconds(milliseconds) : TimeSpan.Zero;
    }

    private void Connected(RedisSession session)
    {
        if (session.TrackingRefusal is { } code)
        {
            logger.TrackingRefused(code);
        }

        lock (_gate)
        {
            _isConnected = true;
            _coherence = session.TrackingRefusal is null ? Coherence.ByPush : Coherence.ByTime;
            _copies?.Connected(_coherence);
        }
    }

    private void Lost()
    {
        lock (_gate)
        {
            _isConnected = false;
            _copies?.Disconnected();
        }

        _waiters.ChangedAll();
    }

    private void Pushed(RespValue push) => Volatile.Read(ref _invalidations)?.Handle(push);

    private RedisSession Session() => link.Session ?? throw new RedisException("There is no connection to Redis.", link.Failure);

    private static bool IsLease(byte[] bytes) => bytes.AsSpan().StartsWith(LeaseMark);

    private static string LeaseText(ulong lease) => string.Create(CultureInfo.InvariantCulture, $"{StoreScript.LeaseMark}{lease:x16}");

    private static ulong NewLease()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt64(bytes) is var lease and not 0 ? lease : 1;
    }
}
