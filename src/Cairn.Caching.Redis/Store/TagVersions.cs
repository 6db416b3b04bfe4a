using System.Buffers.Text;
using System.Security.Cryptography;
using Cairn.Caching.Distributed;
using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Store;

/// <summary>Versions of tags: random numbers, so that no clock and no count has to survive a lost server. All that is said at once goes out in one packet.</summary>
internal sealed class TagVersions(StoreKeys names)
{
    /// <summary>A tag is forgotten by the server after this time, and what carries it is then loaded anew. It only has to be long.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    public async ValueTask ReadAsync(RedisSession session, IReadOnlyList<string> tags, Memory<long> versions, CancellationToken cancellationToken)
    {
        var reads = tags.Select(tag => SendAsync(session, ["GET", names.OfTag(tag)], cancellationToken));
        var replies = await Task.WhenAll(reads);

        for (var i = 0; i < tags.Count; i++)
        {
            var version = VersionIn(session.Expect(replies[i]));
            version = version != 0 ? version : await CreateAsync(session, names.OfTag(tags[i]), !replies[i].IsNull, cancellationToken);
            versions.Span[i] = version;
        }
    }

    public async ValueTask<long> RenewAsync(RedisSession session, string tag, CancellationToken cancellationToken)
    {
        var version = NewVersion();
        session.Expect(await session.Connection.SendAsync(["SET", names.OfTag(tag), version, "PX", Milliseconds], cancellationToken));
        return version;
    }

    private static long Milliseconds => (long)Life.TotalMilliseconds;

    /// <summary>Another node may be doing the same: the first that writes wins, and both read its version. Garbage is written over.</summary>
    private static async ValueTask<long> CreateAsync(RedisSession session, string name, bool isGarbage, CancellationToken cancellationToken)
    {
        RespArgument[] words = ["SET", name, NewVersion(), "PX", Milliseconds, "NX"];
        var write = SendAsync(session, isGarbage ? words[..^1] : words, cancellationToken);
        var read = SendAsync(session, ["GET", name], cancellationToken);
        await Task.WhenAll(write, read);
        session.Expect(await write);

        return VersionIn(session.Expect(await read)) is var version and not 0 ? version : throw new RedisException("A tag has no version right after it got one.");
    }

    private static Task<RespValue> SendAsync(RedisSession session, ReadOnlySpan<RespArgument> words, CancellationToken cancellationToken) =>
        session.Connection.SendAsync(words, cancellationToken).AsTask();

    private static long VersionIn(in RespValue value) =>
        value.Bytes is { } bytes && Utf8Parser.TryParse(bytes, out long version, out var used) && used == bytes.Length ? version : 0;

    private static long NewVersion()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToInt64(bytes) is var version and not 0 ? version : 1;
    }
}
