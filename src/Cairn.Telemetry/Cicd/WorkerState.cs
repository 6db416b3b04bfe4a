namespace Cairn.Telemetry;

/// <summary>What a worker of the CI/CD system is doing (semantic conventions, <c>cicd.worker.state</c>).</summary>
public enum WorkerState
{
    /// <summary>It waits for work: <c>available</c>.</summary>
    Available,

    /// <summary>It works: <c>busy</c>.</summary>
    Busy,

    /// <summary>It can take no work: <c>offline</c>.</summary>
    Offline,
}
