using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace Acme.BuildStatus;

/// <summary>The builds the service knows, in memory and bounded. Safe for concurrent use.</summary>
/// <remarks>A list sorts all builds, under the lock that every report takes: the cache in front keeps readers out of the way.</remarks>
internal sealed class BuildStore(IOptions<BuildStatusOptions> options, TimeProvider clock) : IBuildSource
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Build> _builds = [];

    /// <summary>How many builds have not ended.</summary>
    public int OpenBuilds
    {
        get
        {
            lock (_gate)
            {
                return _builds.Values.Count(build => !BuildState.HasEnded(build.Status));
            }
        }
    }

    /// <summary>Adds or updates a build.</summary>
    /// <returns>What was done, and the build as it is now; no build when the store is full.</returns>
    public (ReportOutcome Outcome, Build? Build) Report(ReportBuild report)
    {
        lock (_gate)
        {
            var isKnown = _builds.TryGetValue(report.Id, out var known);
            if (known is not null && BuildState.IsFinal(known.Status) && known.Status != report.Status)
            {
                return (ReportOutcome.AlreadyEnded, known);
            }

            if (!isKnown && !MakeRoom())
            {
                return (ReportOutcome.StoreIsFull, null);
            }

            var build = new Build(report.Id, report.Branch, report.Status, clock.GetUtcNow());
            _builds[build.Id] = build;
            return (isKnown ? ReportOutcome.Updated : ReportOutcome.Added, build);
        }
    }

    public ValueTask<Build?> FindAsync(string id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_builds.GetValueOrDefault(id));
        }
    }

    public ValueTask<ImmutableArray<Build>> LatestAsync(string? branch, int count, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<ImmutableArray<Build>>([.. _builds.Values
                .Where(build => branch is null || build.Branch == branch)
                .OrderByDescending(build => build.Updated)
                .Take(count)]);
        }
    }

    /// <summary>Times out the open builds that have been silent for a while.</summary>
    /// <returns>These builds, as they were before.</returns>
    public IReadOnlyList<Build> TimeOut(TimeSpan silence)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var stale = _builds.Values.Where(build => !BuildState.HasEnded(build.Status) && now - build.Updated >= silence).ToList();
            foreach (var build in stale)
            {
                _builds[build.Id] = build with { Status = BuildState.TimedOut, Updated = now };
            }

            return stale;
        }
    }

    private bool MakeRoom()
    {
        if (_builds.Count < options.Value.MaxBuilds)
        {
            return true;
        }

        var oldest = _builds.Values.Where(build => BuildState.HasEnded(build.Status)).MinBy(build => build.Updated);
        return oldest is not null && _builds.Remove(oldest.Id);
    }
}
