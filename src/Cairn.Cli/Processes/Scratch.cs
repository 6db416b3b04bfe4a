namespace Cairn.Cli.Processes;

/// <summary>A folder of one run's own, gone with it, and the children that run beside it.</summary>
internal sealed class Scratch(TimeProvider clock) : IDisposable
{
    private const string Name = "cairn-";

    private int _commands;

    public string Folder { get; } = Directory.CreateTempSubdirectory(Name).FullName;

    /// <summary>Runs a command to its end, whatever that is.</summary>
    public async Task<ChildResult> RunAsync(ChildCommand command, CancellationToken cancellationToken)
    {
        var log = Path.Combine(Folder, $"{++_commands}.log");
        await using var child = ChildProcess.Start(command, log, new ChildLedger(Path.Combine(Folder, "children"), clock));
        var exitCode = await child.WaitAsync(cancellationToken);
        return new ChildResult(exitCode, child.Output.Lines);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
