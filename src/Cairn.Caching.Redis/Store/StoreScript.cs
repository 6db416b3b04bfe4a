using System.Security.Cryptography;
using System.Text;
using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Store;

/// <summary>
/// A script that the server runs in one step. Each touches one key, and is harmless when run again. What a script writes is pushed to the node
/// that runs it too, <c>NOLOOP</c> or not, so there are scripts only for what plain commands cannot do.
/// </summary>
internal sealed class StoreScript
{
    /// <summary>Key; lease; value; its milliseconds. Writes only while the lease is held, and says whether it did.</summary>
    public static readonly StoreScript Fill = new(
        """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then
          return 0
        end
        redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
        return 1
        """);

    /// <summary>Key; lease. Ends the lease if it is still held.</summary>
    public static readonly StoreScript Release = new(
        """
        if redis.call('GET', KEYS[1]) == ARGV[1] then
          return redis.call('DEL', KEYS[1])
        end
        return 0
        """);

    private readonly string _text;
    private readonly string _digest;

    private StoreScript(string text)
    {
        _text = text;
#pragma warning disable CA5350 // Redis names scripts by SHA-1; nothing rests on its strength
        _digest = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    /// <summary>Runs the script by its name, and hands it to a server that does not know it yet.</summary>
    public async ValueTask<RespValue> RunAsync(RedisSession session, RespArgument[] keyAndArguments, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(session, keyAndArguments, cancellationToken);

        if (reply.IsError && reply.ErrorCode == "NOSCRIPT")
        {
            session.Expect(await session.Connection.SendAsync(["SCRIPT", "LOAD", _text], cancellationToken));
            reply = await SendAsync(session, keyAndArguments, cancellationToken);
        }

        return session.Expect(reply);
    }

    private ValueTask<RespValue> SendAsync(RedisSession session, ReadOnlySpan<RespArgument> keyAndArguments, CancellationToken cancellationToken) =>
        session.Connection.SendAsync(["EVALSHA", _digest, 1, .. keyAndArguments], cancellationToken);
}
