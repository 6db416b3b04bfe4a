namespace BuildStatus;

/// <summary>A row of the old builds table.</summary>
public sealed record Build(string Id, string Branch, BuildState State, DateTime Reported)
{
    public string? Commit { get; init; }

    public TimeSpan Took { get; init; }

    public IReadOnlyList<TestResult> Tests { get; init; } = [];

    public bool IsOver => State is BuildState.Passed or BuildState.Failed or BuildState.TimedOut;

    public int FailedTests => Tests.Count(test => !test.Passed);
}
