namespace Cairn.Caching;

/// <summary>A factory asked for the key that it was loading, and would have waited for itself for ever.</summary>
public sealed class CacheReentrancyException : InvalidOperationException
{
    internal CacheReentrancyException(string key)
        : base($"The factory of '{key}' asked the cache for '{key}', which is waiting for that factory. Call the source itself in the factory, or use another key.") =>
        Key = key;

    /// <summary>The key.</summary>
    public string Key { get; }
}
