using System.Diagnostics;

namespace Cairn.Analyzers.Tests.Corpus;

/// <summary>The <c>dotnet</c> command, cut off from the test run that it is called from.</summary>
internal sealed class Dotnet(IReadOnlyDictionary<string, string> properties)
{
    private static readonly string[] OfTheTestRun = ["MSBUILD", "DOTNET_CLI_TEST", "TESTINGPLATFORM", "XUNIT"];

    // No server process may outlive the tests; the repository's own build audits the same packages.
    private static readonly (string Name, string Value)[] Quiet =
        [("DOTNET_CLI_UI_LANGUAGE", "en"), ("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"), ("MSBUILDDISABLENODEREUSE", "1"), ("UseSharedCompilation", "false"), ("NuGetAudit", "false")];

    /// <summary>Runs it to its end.</summary>
    /// <returns>All that it wrote.</returns>
    /// <exception cref="InvalidOperationException">It failed, and that was not expected.</exception>
    public async Task<string> RunAsync(string folder, string[] arguments, int expected = 0)
    {
        using var process = Process.Start(Describe(folder, arguments))!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var all = await output + await error;
            return process.ExitCode == expected ? all : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{all}");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo Describe(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => OfTheTestRun.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Quiet.Concat(properties.Select(property => (property.Key, property.Value)))) // MSBuild takes them as properties
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
