using System.Text.Json;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;

namespace BuildStatus;

/// <summary>cache.py: functools.lru_cache in front of memcached.</summary>
internal sealed class BuildCache(BuildStore store, IMemoryCache memory, IDistributedCache shared, ILogger<BuildCache> logger)
{
    public Build? Find(string id)
    {
        if (memory.TryGetValue(id, out Build? known))
        {
            return known;
        }

        var build = store.Find(id);
        if (build is { IsOver: true })
        {
            memory.Set(id, build);
        }

        return build;
    }

    public async Task<string> SummaryAsync(string branch, CancellationToken cancellationToken)
    {
        try
        {
            var cached = await shared.GetStringAsync($"summary:{branch}", cancellationToken);
            if (cached is not null)
            {
                return cached;
            }
        }
        catch (Exception ex)
        {
            logger.LogWarning($"Could not read the summary of {branch}: {ex.Message}");
        }

        var builds = store.List(branch);
        var summary = JsonSerializer.Serialize(new
        {
            branch,
            total = builds.Count,
            failed = builds.Count(build => build.State == BuildState.Failed),
        });
        await shared.SetStringAsync($"summary:{branch}", summary, cancellationToken);
        logger.LogDebug("Stored the summary of {0}", branch);
        return summary;
    }

    public async Task ForgetAsync(string branch, CancellationToken cancellationToken)
    {
        await shared.RemoveAsync($"summary:{branch}", cancellationToken);
        logger.LogDebug($"Forgot the summary of {branch}");
    }
}
