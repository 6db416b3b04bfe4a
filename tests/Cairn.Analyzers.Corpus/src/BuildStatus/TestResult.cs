namespace BuildStatus;

/// <summary>One test of a build, as JUnit's XML tells it.</summary>
public sealed record TestResult(string Name, bool Passed, TimeSpan Took, string? Message = null);
