using System.Collections.Immutable;

namespace Acme.BuildStatus;

/// <summary>Where reads come from when the cache has no answer: the store, or what a test puts in its place.</summary>
public interface IBuildSource
{
    /// <summary>Finds a build.</summary>
    /// <returns>The build, or <c>null</c> if nobody has reported it.</returns>
    ValueTask<Build?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The latest builds of a branch, or of all branches, the latest first.</summary>
    ValueTask<ImmutableArray<Build>> LatestAsync(string? branch, int count, CancellationToken cancellationToken);
}
