namespace Cairn.Caching;

/// <summary>The second level of the cache has not taken a value that had to be taken.</summary>
public sealed class CacheStoreException : Exception
{
    internal CacheStoreException(string key)
        : base($"The second level of the cache has not taken the value of '{key}'. It was too large, could not be written as bytes, or the store did not answer; its log events say which. Try again, or use SetAsync, which makes good for it later.") =>
        Key = key;

    /// <summary>The key.</summary>
    public string Key { get; }
}
