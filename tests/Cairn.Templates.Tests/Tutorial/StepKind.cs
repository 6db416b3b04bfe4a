namespace Cairn.Templates.Tests.Tutorial;

/// <summary>What a page has its reader do.</summary>
internal enum StepKind
{
    /// <summary>Type commands, and wait for their end.</summary>
    Run,

    /// <summary>Type a command that goes on until Ctrl-C.</summary>
    Start,

    /// <summary>Press Ctrl-C.</summary>
    Stop,

    /// <summary>Make a file.</summary>
    Write,

    /// <summary>Change a file.</summary>
    Edit,
}
