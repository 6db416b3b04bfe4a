using System.Security.Cryptography;
using System.Text;
using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Store;

/// <summary>A script that the server runs in one step. Each touches one key, and all of them are harmless when run again.</summary>
internal sealed class StoreScript
{
    /// <summary>What stands in the place of a value while a node loads it begins with this; a random number follows.</summary>
    public const string LeaseMark = "\0lease:";

    /// <summary>
    /// Key; lease; its milliseconds. Answers with the value, with 0 if another node holds the lease, or with nothing if the lease is taken now.
    /// A lease without an end is nobody's, and so is a key of another type: no node writes either, and the lease is written over it.
    /// </summary>
    public static readonly StoreScript TakeLease = new(
        $"""
        local value = redis.pcall('GET', KEYS[1])
        if type(value) == 'table' then
          value = false
        end
        local is_lease = value and string.sub(value, 1, {LeaseMark.Length}) == string.sub(ARGV[1], 1, {LeaseMark.Length})
        if is_lease and redis.call('PTTL', KEYS[1]) > 0 then
          return 0
        end
        if value and not is_lease then
          return value
        end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return false
        """);

    /// <summary>Key; lease; value; its milliseconds. Writes only while the lease is held, and says whether it did.</summary>
    public static readonly StoreScript Fill = new(
        """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then
          return 0
        end
        redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
        return 1
        """);

    /// <summary>
    /// Key. Removes it, lease or value. A key that is not there is written first: removing nothing would be pushed to nobody, but other nodes may
    /// have a copy of what the server has lost, or was never given.
    /// </summary>
    public static readonly StoreScript Remove = new(
        """
        if redis.call('DEL', KEYS[1]) == 0 then
          redis.call('SET', KEYS[1], '')
          redis.call('DEL', KEYS[1])
        end
        return 1
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
