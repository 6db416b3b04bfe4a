using System.Diagnostics;

namespace Cairn.Alerting.Tests;

/// <summary>A program of Prometheus, run on a folder of artefacts.</summary>
internal static class Tool
{
    /// <summary>Runs a program, and returns what it has to say if it is not content.</summary>
    public static async Task<string> ComplaintsAsync(string name, string folder, params string[] arguments)
    {
        Assert.SkipUnless(IsInstalled(name), $"{name} is not installed.");
        using var process = Process.Start(new ProcessStartInfo(name, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0 ? "" : await output + error;
    }

    private static bool IsInstalled(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, name + ".exe")));
}
