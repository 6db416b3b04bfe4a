using System.Collections.Immutable;
using Microsoft.Extensions.Caching.Hybrid;

namespace Acme.BuildStatus;

/// <summary>The builds as callers see them: read through the cache, which forgets what changes. How long it keeps them is set in appsettings.json.</summary>
internal sealed class CachedBuilds(BuildStore store, IBuildSource source, HybridCache cache)
{
    private const int LongestList = 100;

    // A report may move a build from one branch to another: it drops the lists of all of them.
    private static readonly string[] Lists = ["lists"];

    public ValueTask<Build?> FindAsync(string id, CancellationToken cancellationToken) => cache.GetOrCreateAsync(
        $"build:{id}",
        (source, id),
        static (read, stop) => read.source.FindAsync(read.id, stop),
        cancellationToken: cancellationToken);

    public ValueTask<ImmutableArray<Build>> LatestAsync(string? branch, CancellationToken cancellationToken) => cache.GetOrCreateAsync(
        branch is null ? "builds" : $"builds:{branch}",
        (source, branch),
        static (read, stop) => read.source.LatestAsync(read.branch, LongestList, stop),
        tags: Lists,
        cancellationToken: cancellationToken);

    /// <inheritdoc cref="BuildStore.Report"/>
    public async Task<(ReportOutcome Outcome, Build? Build)> ReportAsync(ReportBuild report)
    {
        var (outcome, build) = store.Report(report);
        if (outcome is ReportOutcome.Added or ReportOutcome.Updated)
        {
            await ForgetAsync([report.Id]);
        }

        return (outcome, build);
    }

    /// <inheritdoc cref="BuildStore.TimeOut"/>
    public async Task<IReadOnlyList<Build>> TimeOutAsync(TimeSpan silence)
    {
        var stale = store.TimeOut(silence);
        if (stale.Count > 0)
        {
            await ForgetAsync(stale.Select(build => build.Id));
        }

        return stale;
    }

    // After the store has changed, and without a token: a caller who leaves must not leave a stale answer behind.
    private async Task ForgetAsync(IEnumerable<string> ids)
    {
        await cache.RemoveAsync(ids.Select(id => $"build:{id}"));
        await cache.RemoveByTagAsync(Lists);
    }
}
