namespace BuildStatus;

/// <summary>The states of the old status column.</summary>
public enum BuildState
{
    Pending,
    Running,
    Passed,
    Failed,
    TimedOut,
}
