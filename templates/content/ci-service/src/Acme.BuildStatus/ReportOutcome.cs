namespace Acme.BuildStatus;

/// <summary>What became of a report.</summary>
internal enum ReportOutcome
{
    Added,
    Updated,

    /// <summary>Refused: the build had already ended with another status.</summary>
    AlreadyEnded,

    /// <summary>Refused: every build in the store is still going on.</summary>
    StoreIsFull,
}
