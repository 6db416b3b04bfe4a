namespace Cairn.Caching.Redis.Connections;

/// <summary>The server is one that this package cannot use. Trying again does not help; the message says what does.</summary>
internal sealed class RedisUnusableException(string message) : Exception(message);
