namespace BuildStatus;

/// <summary>
/// flaky.py: a test that passed and failed at the same commit is flaky. The class holds no tests and so asserts nothing: its name is that of the Python module.
/// </summary>
internal sealed class FlakyTests(BuildStore store, ILogger<FlakyTests> logger)
{
    private const int Window = 100;

    public IReadOnlyList<string> Find(string branch)
    {
        var outcomes = new Dictionary<(string Commit, string Test), (int Passed, int Failed)>();
        foreach (var build in store.List(branch, Window))
        {
            if (build.Commit is null)
            {
                Console.WriteLine($"Build {build.Id} has no commit");
                continue;
            }

            foreach (var test in build.Tests)
            {
                var key = (build.Commit, test.Name);
                var (passed, failed) = outcomes.GetValueOrDefault(key);
                outcomes[key] = test.Passed ? (passed + 1, failed) : (passed, failed + 1);
            }
        }

        var flaky = outcomes
            .Where(outcome => outcome.Value.Passed > 0 && outcome.Value.Failed > 0)
            .Select(outcome => outcome.Key.Test)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        logger.LogInformation("{0} flaky tests on {1}", flaky.Count, branch);
        return flaky;
    }

    public double Score(string branch, string test)
    {
        var runs = store.List(branch, Window).SelectMany(build => build.Tests).Where(result => result.Name == test).ToList();
        if (runs.Count < 2)
        {
            logger.LogDebug($"Too few runs of {test}");
            return 0;
        }

        var changes = 0;
        for (var i = 1; i < runs.Count; i++)
        {
            if (runs[i].Passed != runs[i - 1].Passed)
            {
                changes++;
            }
        }

        return Math.Round((double)changes / (runs.Count - 1), 3);
    }
}
