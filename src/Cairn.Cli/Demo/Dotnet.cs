using Cairn.Cli.Processes;

namespace Cairn.Cli.Demo;

/// <summary>Runs the SDK's own commands, each with a log of its own.</summary>
internal sealed class Dotnet(Workspace workspace)
{
    private const int LinesShown = 20;

    /// <summary>Starts a command and leaves it running.</summary>
    public ChildProcess Start(string name, string folder, IReadOnlyDictionary<string, string?> environment, params IReadOnlyList<string> arguments) =>
        ChildProcess.Start(SdkEnvironment.Dotnet(folder, environment, arguments), LogOf(name), workspace.Children);

    /// <summary>Runs a command to its end, whatever that is.</summary>
    public async Task<ChildResult> RunAsync(
        string name, string folder, IReadOnlyDictionary<string, string?> environment, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        await using var child = Start(name, folder, environment, arguments);
        var exitCode = await child.WaitAsync(cancellationToken);
        return new ChildResult(exitCode, child.Output.Lines);
    }

    /// <summary>Runs a command that the rest of the demo cannot do without.</summary>
    /// <exception cref="CommandFailedException">It failed: 74 if packages could not be had, otherwise 1.</exception>
    public async Task<ChildResult> RequireAsync(
        string name, string folder, IReadOnlyDictionary<string, string?> environment, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var result = await RunAsync(name, folder, environment, arguments, cancellationToken);
        if (result.ExitCode == 0)
        {
            return result;
        }

        var lacksPackages = result.Lines.Any(line => line.Contains("error NU1", StringComparison.Ordinal));
        throw new CommandFailedException(
            lacksPackages ? ExitCode.Environment : ExitCode.DoesNotHold,
            $"'dotnet {arguments[0]}' ended with {result.ExitCode} while the demo wanted to {name}. "
            + (lacksPackages ? "A package could not be had: see to your package sources. " : "")
            + $"All of its output is in '{LogOf(name)}'.",
            result.Last(LinesShown));
    }

    private string LogOf(string name) => Path.Combine(workspace.Logs, $"{name.Replace(' ', '-')}.log");
}
