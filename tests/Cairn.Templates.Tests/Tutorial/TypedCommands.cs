using System.Diagnostics;

namespace Cairn.Templates.Tests.Tutorial;

/// <summary>A terminal: what is exported, and the folder that was changed to, hold for the next commands, too.</summary>
internal sealed class TypedCommands
{
    private readonly PackedSdk _sdk;
    private readonly string _folder;

    private TypedCommands(PackedSdk sdk, string folder) => (_sdk, _folder) = (sdk, folder);

    private string State => Path.Combine(_folder, "state.sh");

    /// <summary>Opens a terminal that has <c>cairn</c>, and the Python of the system.</summary>
    public static async Task<TypedCommands> OpenAsync(PackedSdk sdk, string folder, CancellationToken cancellationToken)
    {
        var (tools, work) = (Path.Combine(folder, "bin"), Path.Combine(folder, "work"));
        Directory.CreateDirectory(tools);
        Directory.CreateDirectory(work);
        var cairn = Path.Combine(tools, "cairn");
        await File.WriteAllTextAsync(cairn, $"#!/bin/sh\nexec dotnet exec '{Path.Combine(AppContext.BaseDirectory, "Cairn.Cli.dll")}' \"$@\"\n", cancellationToken);
        if (!OperatingSystem.IsWindows()) // where bash goes by the first line alone
        {
            File.SetUnixFileMode(cairn, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var terminal = new TypedCommands(sdk, folder);
        await File.WriteAllTextAsync(terminal.State, $"export PATH='{tools}':/usr/bin:\"$PATH\"\ncd '{work}'\n", cancellationToken);
        return terminal;
    }

    public Task<CommandResult> RunAsync(string commands, CancellationToken cancellationToken) =>
        Dotnet.RunAsync(Describe($"trap 'export -p > \"{State}\"; printf \"cd %q\\n\" \"$PWD\" >> \"{State}\"' EXIT\n{commands}"), cancellationToken);

    /// <summary>Starts what goes on, in place of the shell, so that signals reach it.</summary>
    public TutorialServer Start(string command) => TutorialServer.Start(Describe($"exec {command}"));

    /// <summary>The folder that was changed to last.</summary>
    public async Task<string> CurrentFolderAsync(CancellationToken cancellationToken) => (await RunAsync("pwd", cancellationToken)).MustSucceed().Output.Trim();

    private ProcessStartInfo Describe(string script) => _sdk.Describe(_folder, "bash", "-c", $"set -eo pipefail\nsource '{State}'\n{script}");
}
