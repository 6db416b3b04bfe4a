namespace BuildStatus;

/// <summary>bisect.py: between which commits did it break?</summary>
internal sealed class CommitRange(BuildStore store, ILogger<CommitRange> logger)
{
    public (string? LastGood, string? FirstBad) Find(string branch)
    {
        string? lastGood = null;
        string? firstBad = null;
        foreach (var build in store.List(branch, int.MaxValue).Where(build => build.IsOver && build.Commit is not null).OrderBy(build => build.Reported).ThenBy(build => build.Id, StringComparer.Ordinal))
        {
            if (build.State == BuildState.Passed)
            {
                lastGood = build.Commit;
                firstBad = null;
            }
            else
            {
                firstBad ??= build.Commit;
            }
        }

        if (firstBad is not null)
        {
            logger.LogWarning($"{branch} broke between {lastGood ?? "the beginning"} and {firstBad}");
        }

        return (lastGood, firstBad);
    }

    public string Middle(IReadOnlyList<string> commits)
    {
        if (commits.Count == 0)
        {
            throw new ArgumentException("There is no commit to test.", nameof(commits));
        }

        var middle = commits[commits.Count / 2];
        logger.LogInformation($"Next: {middle} of {commits.Count}");
        return middle;
    }

    public int StepsLeft(int commits)
    {
        var steps = 0;
        while (commits > 1)
        {
            commits /= 2;
            steps++;
        }

        logger.LogDebug("{0} steps left", steps);
        return steps;
    }
}
