namespace BuildStatus;

/// <summary>The body of POST /builds.</summary>
public sealed record BuildReport(string Id, string Branch, string Status, string? Commit = null, string? Took = null);
