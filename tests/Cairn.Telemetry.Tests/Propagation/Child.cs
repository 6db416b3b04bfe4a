using System.Diagnostics;

namespace Cairn.Telemetry.Tests.Propagation;

/// <summary>A real child process that ends by itself, and what it printed.</summary>
internal static class Child
{
    /// <summary>Starts the program within the current activity.</summary>
    public static async Task<string[]> RunAsync(string program, params string[] arguments)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true } };
        process.StartInfo.AddTraceContext();
        process.Start();
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            Assert.Equal(0, process.ExitCode);
            return output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    public static void SkipWithout(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Assert.SkipUnless(folders.Any(folder => File.Exists(Path.Combine(folder, program))), $"'{program}' is not installed.");
    }
}
