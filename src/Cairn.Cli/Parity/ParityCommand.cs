using System.CommandLine;

namespace Cairn.Cli.Parity;

/// <summary>`cairn parity`: proof that a service answers as the one that it replaces.</summary>
internal static class ParityCommand
{
    public static Command Create(TextWriter output, TimeProvider clock) => new("parity", "Record a service, learn what changes by itself, and hold another one against it.")
    {
        RecordCommand.Create(output, clock),
        LearnCommand.Create(output),
        RunCommand.Create(output, clock),
        AcceptCommand.Create(output),
        GateCommand.Create(output),
        ReportCommand.Create(output),
    };
}
