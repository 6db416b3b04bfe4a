namespace Cairn.Testing;

/// <summary>What a service may leave behind when it has ended.</summary>
[Flags]
public enum HostLeaks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Sockets that still listen: those on which code of the host accepted connections, and those of further hosts that its program started.</summary>
    Listeners = 1,

    /// <summary>Timers of the manual clock that are still armed.</summary>
    Timers = 2,

    /// <summary>Exceptions of tasks that nobody awaited.</summary>
    UnobservedExceptions = 4,

    /// <summary>Activities that were started and never stopped.</summary>
    Activities = 8,

    /// <summary>All of it.</summary>
    All = Listeners | Timers | UnobservedExceptions | Activities,
}
