using BuildStatus.Wire;

namespace BuildStatus;

/// <summary>runners.py: the stub of the runner pool, called as in Python.</summary>
public sealed class RunnerPool(RunnerPoolClient client, ILogger<RunnerPool> logger)
{
    private readonly Dictionary<string, DateTime> _seen = [];

    public string Reserve(string label, CancellationToken cancellationToken)
    {
        var runner = client.Reserve(label, cancellationToken: cancellationToken);
        _seen[runner] = DateTime.Now;
        logger.LogInformation($"Reserved {runner} for {label}");
        return runner;
    }

    public int Free(string label)
    {
        var free = client.CountFree(label);
        logger.LogDebug("{0} runners free for {1}", free, label);
        return free;
    }

    public bool IsFresh(string runner)
    {
        try
        {
            return DateTime.Now - _seen[runner] < TimeSpan.FromMinutes(10);
        }
        catch (KeyNotFoundException)
        {
            logger.LogDebug($"Runner {runner} was never seen");
            return false;
        }
    }

    public async Task<string?> WaitAsync(string label, int attempts, CancellationToken cancellationToken)
    {
        for (var i = 0; i < attempts; i++)
        {
            if (Free(label) > 0)
            {
                return Reserve(label, cancellationToken);
            }

            await Task.Delay(1, cancellationToken);
        }

        logger.LogWarning($"No runner for {label} after {attempts} attempts");
        return null;
    }
}
