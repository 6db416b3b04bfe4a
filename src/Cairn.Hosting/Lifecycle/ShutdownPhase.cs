namespace Cairn.Hosting.Lifecycle;

/// <summary>The phases of a stop, in their order.</summary>
internal enum ShutdownPhase
{
    /// <summary>Not ready, and serving.</summary>
    Drain,

    /// <summary>What makes work stops: workers, and hosted services that are <see cref="IIntake"/>.</summary>
    Intake,

    /// <summary>The server takes no new connection; requests in flight end.</summary>
    Requests,

    /// <summary>Every other hosted service stops, the last to start first.</summary>
    Resources,

    /// <summary>What is still queued leaves the process, and the management listener closes.</summary>
    Telemetry,
}
