namespace Cairn.Http.Ledger;

/// <summary>The calls to a dependency since the start, and the last of them.</summary>
internal sealed record CallSummary(
    long Calls, long Failures, long FailuresInARow, DateTimeOffset? LastSuccess, DateTimeOffset? LastFailure, string? LastFailureOutcome);
