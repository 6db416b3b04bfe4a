namespace Cairn.Logging.Tests.Redaction;

/// <summary>Nothing of its own is classified.</summary>
public sealed record SampleJob(string Id, SampleRunner Runner, IReadOnlyList<SampleRunner> Others, object? Extra = null);
