using Microsoft.Extensions.Options;

namespace BuildStatus;

/// <summary>retention.py: forgets old builds and their logs.</summary>
internal sealed class Retention(BuildStore store, LogArchive archive, IOptions<SweepOptions> options, ILogger<Retention> logger)
{
    public async Task<int> ApplyAsync(CancellationToken cancellationToken)
    {
        var before = DateTime.UtcNow.AddDays(-options.Value.KeepDays);
        using var activity = BuildMetrics.Tracer.StartActivity("retention");
        var deleted = 0;
        foreach (var build in store.List(limit: int.MaxValue).Where(build => build.Reported < before))
        {
            try
            {
                archive.Delete(build);
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                deleted++;
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                logger.LogError($"Could not delete the logs of {build.Id}: {ex.Message}");
            }
        }

        logger.LogDebug("Deleted the logs of {0} builds", deleted);
        return store.Forget(before);
    }

    public static bool IsOld(Build build, int keepDays) => build.Reported < DateTime.UtcNow.AddDays(-keepDays);

    public static string Age(Build build)
    {
        var age = DateTimeOffset.UtcNow - new DateTimeOffset(build.Reported, TimeSpan.Zero);
        return age.TotalDays >= 1 ? $"{(int)age.TotalDays} days" : DurationText.Write(age);
    }
}
