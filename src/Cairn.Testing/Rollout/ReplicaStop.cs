namespace Cairn.Testing;

/// <summary>How a rehearsal ends the replicas that it replaces.</summary>
public enum ReplicaStop
{
    /// <summary>SIGTERM, and SIGKILL after the grace period, as an orchestrator does; CTRL_BREAK instead of SIGTERM on Windows.</summary>
    Terminate,

    /// <summary>SIGKILL without a warning: the process, or its node, dies.</summary>
    Crash,

    /// <summary>SIGSTOP: the process is there and does nothing more. SIGTERM follows, and SIGKILL after the grace period. Not on Windows.</summary>
    Freeze,
}
