using System.Collections.Frozen;
using Cairn.Cli.Processes;

namespace Cairn.Cli.Demo;

/// <summary>Runs the SDK's own commands, each with a log of its own.</summary>
internal sealed class Dotnet(Workspace workspace)
{
    private const int LinesShown = 20;

    // What a shell, `dotnet run` or a test host may have set, and what would make the children depend on it.
    private static readonly string[] Foreign = ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_URLS", "OTEL_", "CAIRN_", "MSBUILD", "TRACEPARENT", "TRACESTATE", "BAGGAGE", "VSTEST_", "TESTINGPLATFORM_"];

    // No server process may outlive the demo, and nothing may be asked or told to the outside.
    private static readonly FrozenDictionary<string, string?> Quiet = new Dictionary<string, string?>
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["UseSharedCompilation"] = "false",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["NO_COLOR"] = "1",
    }.ToFrozenDictionary();

    /// <summary>Starts a command and leaves it running.</summary>
    public ChildProcess Start(string name, string folder, IReadOnlyDictionary<string, string?> environment, params IReadOnlyList<string> arguments) =>
        ChildProcess.Start(Command(folder, environment, arguments), LogOf(name), workspace.Children);

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

    private static ChildCommand Command(string folder, IReadOnlyDictionary<string, string?> environment, IReadOnlyList<string> arguments)
    {
        var all = System.Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(key => Foreign.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(key => key, _ => (string?)null);
        foreach (var (key, value) in Quiet.Concat(environment))
        {
            all[key] = value;
        }

        return new ChildCommand(System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments, folder) { Environment = all };
    }
}
