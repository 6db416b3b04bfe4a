using System.Diagnostics;

namespace Cairn.Templates.Tests;

/// <summary>The <c>dotnet</c> command, cut off from the test run that it is called from and from the user's package cache.</summary>
internal sealed class Dotnet(string feed, string packages)
{
    private static readonly string[] OfTheTestRun = ["MSBUILD", "DOTNET_CLI_TEST", "TESTINGPLATFORM", "XUNIT"];

    /// <summary>What this machine has already unpacked, used where it lies.</summary>
    private static readonly string UserPackages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public Task<CommandResult> RunAsync(string folder, string[] arguments, CancellationToken cancellationToken) =>
        RunAsync(Describe(folder, "dotnet", arguments), cancellationToken);

    /// <summary>Runs a program to its end.</summary>
    public static async Task<CommandResult> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new CommandResult(process.ExitCode, await output + await error);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>A program that finds <c>dotnet</c> as the tests have it.</summary>
    public ProcessStartInfo Describe(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => OfTheTestRun.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // no process outlives the tests
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["NUGET_PACKAGES"] = packages;
        start.Environment["RestoreAdditionalProjectSources"] = feed;
        start.Environment["RestoreAdditionalProjectFallbackFolders"] = Directory.Exists(UserPackages) ? UserPackages : null;
        start.Environment["NuGetAudit"] = "false"; // the repository's own build audits the same packages
        return start;
    }
}
