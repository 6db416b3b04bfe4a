namespace Acme.BuildStatus;

/// <summary>The words a build's status can be.</summary>
public static class BuildState
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Passed = "passed";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    /// <summary>Set by the service itself. A late report revives the build.</summary>
    public const string TimedOut = "timed_out";

    /// <summary>Whether the CI system has reported how the build ended, so that no other status may follow.</summary>
    public static bool IsFinal(string status) => status is Passed or Failed or Cancelled;

    /// <summary>Whether nothing more is expected of the build, so that it may make room for a new one.</summary>
    public static bool HasEnded(string status) => IsFinal(status) || status is TimedOut;
}
