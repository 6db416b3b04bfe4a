namespace Cairn.Caching.Redis.Tests.Nodes;

/// <summary>A node as the test of what may be read sees it: numbers under keys.</summary>
internal interface IReadingNode : IAsyncDisposable
{
    /// <summary>Whether the server has answered: what it pushed before that has been handled.</summary>
    Task<bool> CanSeeAsync();

    /// <summary>Whether the server has acknowledged the removal.</summary>
    Task<bool> RemoveAsync(string key);

    Task<long> GetAsync(string key, Func<long> load);
}
