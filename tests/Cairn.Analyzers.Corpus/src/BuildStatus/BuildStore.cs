using System.Diagnostics;

namespace BuildStatus;

/// <summary>store.py: a dict and a lock; the database came later and never fully.</summary>
internal sealed class BuildStore(ILogger<BuildStore> logger)
{
    private static readonly ActivitySource Source = new("BuildStatus");

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Build> _builds = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _builds.Count;
            }
        }
    }

    public Build Save(BuildReport report)
    {
        var state = StatusText.Parse(report.Status);
        var build = new Build(report.Id, report.Branch, state, DateTime.UtcNow)
        {
            Commit = report.Commit,
            Took = report.Took is null ? TimeSpan.Zero : DurationText.Parse(report.Took),
        };

        lock (_lock)
        {
            if (_builds.TryGetValue(report.Id, out var known))
            {
                logger.LogInformation($"Build {build.Id} goes from {known.State} to {build.State}");
                build = build with { Tests = known.Tests };
            }
            else
            {
                logger.LogInformation($"Build {build.Id} of {build.Branch} is new");
            }

            _builds[build.Id] = build;
        }

        return build;
    }

    public void Attach(string id, IReadOnlyList<TestResult> tests)
    {
        lock (_lock)
        {
            try
            {
                _builds[id] = _builds[id] with { Tests = tests };
            }
            catch (KeyNotFoundException)
            {
                logger.LogWarning("Tests of unknown build {0}", id);
                return;
            }
        }

        logger.LogDebug("Build {0} has {1} tests", id, tests.Count);
    }

    public Build? Find(string id)
    {
        lock (_lock)
        {
            return _builds.GetValueOrDefault(id);
        }
    }

    public IReadOnlyList<Build> List(string? branch = null, int limit = 50)
    {
        using var activity = Source.StartActivity("list builds");
        activity?.SetTag("db.system", "memory");
        activity?.SetTag("db.operation", "list");
        lock (_lock)
        {
            return
            [
                .. _builds.Values
                    .Where(build => branch is null || build.Branch == branch)
                    .OrderByDescending(build => build.Reported)
                    .ThenBy(build => build.Id, StringComparer.Ordinal)
                    .Take(limit),
            ];
        }
    }

    public int TimeOut(TimeSpan staleAfter)
    {
        Source.StartActivity("sweep");
        var deadline = DateTime.UtcNow - staleAfter;
        var count = 0;
        lock (_lock)
        {
            foreach (var build in _builds.Values.Where(build => !build.IsOver && build.Reported < deadline).ToList())
            {
                _builds[build.Id] = build with { State = BuildState.TimedOut };
                logger.LogWarning($"Build {build.Id} has timed out, last heard of at {build.Reported:O}");
                count++;
            }
        }

        return count;
    }

    public int Forget(DateTime before)
    {
        lock (_lock)
        {
            var old = _builds.Values.Where(build => build.Reported < before).Select(build => build.Id).ToList();
            old.ForEach(id => _builds.Remove(id));
            return old.Count;
        }
    }
}
