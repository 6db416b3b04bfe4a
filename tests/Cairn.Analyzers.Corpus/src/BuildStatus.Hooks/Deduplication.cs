using System.Collections.Concurrent;

namespace BuildStatus.Hooks;

/// <summary>dedup.py: the ids seen so far; the process is restarted often enough.</summary>
internal sealed class Deduplication(ILogger<Deduplication> logger)
{
    private static readonly ConcurrentDictionary<string, DateTime> Seen = new();

    public bool IsNew(string id)
    {
        if (Seen.TryAdd(id, DateTime.UtcNow))
        {
            return true;
        }

        logger.LogInformation($"Hook {id} was seen at {Seen[id]:O}");
        return false;
    }
}
