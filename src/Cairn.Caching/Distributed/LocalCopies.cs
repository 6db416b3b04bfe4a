using Cairn.Caching.Local;

namespace Cairn.Caching.Distributed;

/// <summary>What a coherent store does to the first level.</summary>
internal sealed class LocalCopies(LocalCache local, StoreTags tags, SecondLevelSettings settings) : ILocalCopies, IDisposable
{
    private readonly Lock _gate = new();
    private ITimer? _grace;

    public void Forget(ReadOnlySpan<char> key) => local.Remove(key);

    public void ForgetTag(string tag) => local.Tags.Forget(tag);

    public void ForgetAll()
    {
        local.Tags.ForgetAll();
        local.Distrust();
        local.Table.UnlinkLoads();
    }

    public void Connected(Coherence coherence)
    {
        lock (_gate)
        {
            _grace?.Dispose();
            _grace = null;
            tags.Coherence = coherence;
            local.LongestLife = long.MaxValue;
        }

        ForgetAll();
    }

    public void Disconnected()
    {
        lock (_gate)
        {
            tags.Coherence = Coherence.ByTime;
            local.LongestLife = (long)settings.DisconnectedGrace.TotalMilliseconds;
            _grace ??= local.Clock.Time.CreateTimer(_ => local.Distrust(), state: null, settings.DisconnectedGrace, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _grace?.Dispose();
}
