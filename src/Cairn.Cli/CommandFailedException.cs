namespace Cairn.Cli;

/// <summary>Ends a verb with an exit code and a sentence, followed by the last output of the command that failed.</summary>
internal sealed class CommandFailedException(ExitCode exitCode, string message, IReadOnlyList<string>? lastOutput = null)
    : Exception(message)
{
    public ExitCode ExitCode { get; } = exitCode;

    public IReadOnlyList<string> LastOutput { get; } = lastOutput ?? [];
}
