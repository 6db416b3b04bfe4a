using System.Diagnostics;

namespace Cairn.Cli.Tests.Migrate;

/// <summary>The interpreter that has the legacy frameworks: that of the system, for which they are packaged.</summary>
internal static class LegacyPython
{
    private const string OfTheSystem = "/usr/bin/python3";

    public static string Path { get; } = File.Exists(OfTheSystem) ? OfTheSystem : "python3";

    public static void Require(string module)
    {
        var start = new ProcessStartInfo(Path, ["-c", $"import {module}"]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.SkipUnless(process.ExitCode == 0, $"Python's '{module}' is not installed: apt-get install python3-{module}.");
    }
}
