namespace Cairn.Caching.Redis.Connections;

/// <summary>Redis could not be asked, or its answer is an error. The message never quotes what was sent: a key or a value may be in it.</summary>
internal sealed class RedisException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The first word of the server's error, such as <c>NOPERM</c>; empty where the server did not answer.</summary>
    public string Code { get; init; } = "";
}
