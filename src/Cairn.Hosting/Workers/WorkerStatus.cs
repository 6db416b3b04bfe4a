namespace Cairn.Hosting.Workers;

/// <summary>What is known of a worker at one moment.</summary>
/// <param name="Name">The type of the worker.</param>
/// <param name="HasStarted">Whether it has ever beaten, or finished.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="LastHeartbeat">The last sign of life; <c>null</c> when none is owed, before the first and once it has finished.</param>
internal sealed record WorkerStatus(string Name, bool HasStarted, int Failures, DateTimeOffset? LastHeartbeat);
