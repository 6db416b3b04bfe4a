using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Tests.Guide;

/// <summary>Reads and changes through the cache, as the how-to guide shows it.</summary>
internal sealed class CachedBuilds(HybridCache cache, BuildStore store)
{
    public ValueTask<Build?> FindAsync(string id, CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync($"build:{id}", (store, id), static (s, ct) => s.store.LoadAsync(s.id, ct), tags: ["builds"], cancellationToken: cancellationToken);

    public async Task SaveAsync(Build build, CancellationToken cancellationToken)
    {
        await store.SaveAsync(build, cancellationToken);
        await cache.RemoveAsync($"build:{build.Id}", cancellationToken);
    }
}
