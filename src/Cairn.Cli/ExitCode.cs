namespace Cairn.Cli;

/// <summary>What the exit code of every verb means; the numbers from 64 on are those of BSD's sysexits.h.</summary>
internal enum ExitCode
{
    /// <summary>What the verb claims holds.</summary>
    Holds = 0,

    /// <summary>What the verb claims does not hold.</summary>
    DoesNotHold = 1,

    /// <summary>There is not enough evidence yet.</summary>
    CannotTell = 2,

    /// <summary>The command line was not understood.</summary>
    Usage = 64,

    /// <summary>A fault in cairn itself.</summary>
    Internal = 70,

    /// <summary>The machine lacks something: a folder, a permission, the SDK, the network.</summary>
    Environment = 74,

    /// <summary>Ctrl-C: 128 + SIGINT.</summary>
    Interrupted = 130,

    /// <summary>Asked to stop by the system: 128 + SIGTERM.</summary>
    Terminated = 143,
}
