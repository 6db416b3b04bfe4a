using System.Diagnostics;

namespace Cairn.Templates.Tests;

/// <summary>Runs commands as somebody on call would type them.</summary>
internal static class Shell
{
    /// <summary>Whether a program is on the path.</summary>
    public static bool Has(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));

    /// <summary>Runs a command line of bash.</summary>
    public static async Task<CommandResult> RunAsync(string folder, string command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("bash", ["-o", "pipefail", "-c", command]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new CommandResult(process.ExitCode, await output + await error);
    }
}
