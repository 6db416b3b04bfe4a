namespace Cairn.Migration.Shadow;

/// <summary>What comes of a copy, and why.</summary>
internal static class ShadowOutcomes
{
    public const string Equal = "equal";
    public const string EqualWithNoise = "equal_with_noise";
    public const string Different = "different";
    public const string NotComparable = "not_comparable";
    public const string CandidateError = "candidate_error";
    public const string CandidateTimeout = "candidate_timeout";
    public const string Dropped = "dropped";
    public const string SkippedLarge = "skipped_large";
    public const string SkippedBreaker = "skipped_breaker";

    public const string LegacyDisagrees = "legacy_disagrees";
    public const string LegacyUnavailable = "legacy_unavailable";
    public const string StaleState = "stale_state";

    public const string BodyUnread = "body_unread";
    public const string Budget = "budget";
    public const string Cpu = "cpu";
    public const string NoCandidate = "no_candidate";
    public const string QueueFull = "queue_full";
}
