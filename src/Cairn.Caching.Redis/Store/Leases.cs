using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cairn.Caching.Distributed;
using Cairn.Caching.Redis.Connections;
using Microsoft.Extensions.Options;

namespace Cairn.Caching.Redis.Store;

/// <summary>Leases stand in the place of missing values: who holds one loads the value, the others wait for it. A removal or a write takes it away.</summary>
internal sealed class Leases(StoreKeys names, News news, IOptions<RedisCachingOptions> options, TimeProvider clock)
{
    private const string MarkText = "\0lease:";

    /// <summary>The server tells whole milliseconds.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(2);

    private static readonly byte[] Mark = Encoding.UTF8.GetBytes(MarkText);

    public static bool IsLease(byte[] bytes) => bytes.AsSpan().StartsWith(Mark);

    /// <summary>Takes the lease of a key, unless there is a value by now, or another node was faster.</summary>
    public async ValueTask<StoreRead> TakeAsync(RedisSession session, string name, IBufferWriter<byte> destination, CancellationToken cancellationToken)
    {
        var lease = NewLease();
        var taking = session.Connection.SendAsync(["SET", name, TextOf(lease), "PX", Milliseconds, "NX"], cancellationToken).AsTask();
        var reading = session.Connection.SendAsync(["GET", name], cancellationToken).AsTask();
        await OrGiveBackAsync(Task.WhenAll(taking, reading), session, name, lease);

        if (!session.Expect(await taking).IsNull)
        {
            return new StoreRead(StoreReadKind.Leased, lease);
        }

        if (session.Expect(await reading).Bytes is not { Length: > 0 } bytes || IsLease(bytes))
        {
            return new StoreRead(StoreReadKind.Busy);
        }

        destination.Write(bytes);
        return new StoreRead(StoreReadKind.Found);
    }

    /// <summary>Puts a lease in the place of a value. Two nodes that do so at once both load; the first of them is refused its fill.</summary>
    public async ValueTask<ulong> ReplaceAsync(RedisSession session, string name, CancellationToken cancellationToken)
    {
        var lease = NewLease();
        var taking = session.Connection.SendAsync(["SET", name, TextOf(lease), "PX", Milliseconds], cancellationToken).AsTask();
        await OrGiveBackAsync(taking, session, name, lease);
        session.Expect(await taking);
        return lease;
    }

    /// <summary>Writes the value in the place of the lease. Says whether the lease was still held.</summary>
    public static async ValueTask<bool> FillAsync(
        RedisSession session,
        string name,
        ulong lease,
        ReadOnlySequence<byte> value,
        long milliseconds,
        CancellationToken cancellationToken)
    {
        var answer = await StoreScript.Fill.RunAsync(session, [name, TextOf(lease), value, milliseconds], cancellationToken);
        return answer.Integer == 1;
    }

    /// <summary>Ends a lease, which wakes those who wait for it.</summary>
    public static async ValueTask ReleaseAsync(RedisSession session, string name, ulong lease, CancellationToken cancellationToken) =>
        await StoreScript.Release.RunAsync(session, [name, TextOf(lease)], cancellationToken);

    /// <summary>Waits until the holder has filled or lost the lease, it has run out, or nothing is pushed any more.</summary>
    public async ValueTask WaitAsync(RedisSession session, string key, CancellationToken cancellationToken)
    {
        // Looked at again each time: what was pushed may be that the lease was taken, by this holder or by its heir, and timers run out a little early.
        try
        {
            while (!session.Connection.Ended.IsCompleted && await IsHeldAsync(session, key, cancellationToken))
            {
            }
        }
        catch (RedisException)
        {
            // The connection is lost while it is asked: nothing is pushed any more, and whoever asks next hears of it.
        }
    }

    /// <summary>Waits for the next change of a key whose lease is held, or for the end of that lease.</summary>
    /// <returns>Whether its lease was held; otherwise there is nothing to wait for.</returns>
    private async ValueTask<bool> IsHeldAsync(RedisSession session, string key, CancellationToken cancellationToken)
    {
        // From before the look on, so that what is written between the two is not missed.
        var change = news.Waiters.Join(key);

        try
        {
            var remaining = await RemainingAsync(session, names.OfValue(key), cancellationToken);
            if (remaining == TimeSpan.Zero)
            {
                return false;
            }

            // Redis tells of a lease that has run out only when it comes across it.
            await change.WaitAsync(remaining, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            return true;
        }
        finally
        {
            news.Waiters.Leave(key, change);
        }
    }

    private long Milliseconds => (long)options.Value.LeaseDuration.TotalMilliseconds;

    /// <summary>How long the lease of a key may still be held; zero when there is none.</summary>
    private async ValueTask<TimeSpan> RemainingAsync(RedisSession session, string name, CancellationToken cancellationToken)
    {
        var value = session.Connection.SendAsync(["GET", name], cancellationToken).AsTask();
        var life = session.Connection.SendAsync(["PTTL", name], cancellationToken).AsTask();
        await Task.WhenAll(value, life);

        var isLease = session.Expect(await value).Bytes is { } bytes && IsLease(bytes);
        var milliseconds = session.Expect(await life).Integer;

        if (isLease && milliseconds < 0)
        {
            // A lease without an end is nobody's: no node writes one.
            session.Expect(await session.Connection.SendAsync(["DEL", name], cancellationToken));
        }

        return isLease ? TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, Milliseconds)) + Slack : TimeSpan.Zero;
    }

    /// <summary>A lease whose taker has given up may have been taken all the same. It is given back behind the command that takes it, so that nobody waits for it.</summary>
    private static async Task OrGiveBackAsync(Task taking, RedisSession session, string name, ulong lease)
    {
        try
        {
            await taking;
        }
        catch
        {
            _ = ReleaseAsync(session, name, lease, CancellationToken.None).AsTask();
            throw;
        }
    }

    private static string TextOf(ulong lease) => string.Create(CultureInfo.InvariantCulture, $"{MarkText}{lease:x16}");

    private static ulong NewLease()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt64(bytes) is var lease and not 0 ? lease : 1;
    }
}
