namespace Cairn.Caching.Redis.Connections;

/// <summary>What a Sentinel has said, and the connection on which it tells of a change. To be disposed of by whoever has it.</summary>
/// <param name="Address">Where the primary is.</param>
/// <param name="Sentinel">The connection.</param>
internal sealed record PrimarySighting(RedisAddress Address, RedisConnection Sentinel) : IDisposable
{
    /// <summary>Completes when it is time to ask again: a primary has changed, or the Sentinel is gone.</summary>
    /// <remarks>A subscriber that speaks RESP2 is told in a reply that it has not asked for. That ends a connection, which is all there is to hear.</remarks>
    public Task Outdated => Sentinel.Ended;

    public void Dispose() => Sentinel.Dispose();
}
