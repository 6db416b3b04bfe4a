using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Connections;

/// <summary>A connection that is ready for use.</summary>
/// <param name="Connection">The connection; its holder ends it.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Credentials">What it was opened with.</param>
/// <param name="TrackingRefusal">The code of the error with which the server refused to push invalidations; <see langword="null"/> if it pushes them.</param>
internal sealed record RedisSession(RedisConnection Connection, RedisAddress Address, RedisCredentials? Credentials, string? TrackingRefusal)
{
    /// <summary>Lets a reply pass unless it is an error. One that only another server could do without ends the connection.</summary>
    /// <exception cref="RedisException">The server answered with an error.</exception>
    public RespValue Expect(in RespValue reply)
    {
        if (!reply.IsError)
        {
            return reply;
        }

        if (reply.ErrorCode is "READONLY" or "MASTERDOWN" or "LOADING" or "NOAUTH")
        {
            Connection.End(new RedisException($"Redis at {Address} does not serve this client any more: {reply.ErrorCode}."));
        }

        throw new RedisException($"Redis refused: {reply.ErrorCode}.") { Code = reply.ErrorCode };
    }
}
