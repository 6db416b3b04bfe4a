namespace Cairn.Migration.Rollback;

/// <summary>When a route goes back to legacy by itself, and for how long.</summary>
internal sealed record RollbackRule
{
    /// <summary>By how much the candidate's share of errors may exceed legacy's; 1 is never.</summary>
    public double MaxErrorDelta { get; init; } = 0.01;

    public int MinSamples { get; init; } = 200;

    public TimeSpan For { get; init; } = TimeSpan.FromMinutes(30);
}
