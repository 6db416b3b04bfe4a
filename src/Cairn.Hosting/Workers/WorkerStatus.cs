namespace Cairn.Hosting.Workers;

/// <summary>What is known of a worker at one moment.</summary>
internal sealed record WorkerStatus(string Name, bool HasStarted, int Failures, DateTimeOffset? LastHeartbeat);
