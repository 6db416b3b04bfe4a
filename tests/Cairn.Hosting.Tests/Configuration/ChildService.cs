using System.Diagnostics;
using System.Text.Json;

namespace Cairn.Hosting.Tests.Configuration;

/// <summary>A real process of a service that is expected to end by itself, and what is left of it.</summary>
internal sealed record ChildService(int ExitCode, string[] Output, string[] Errors)
{
    public IEnumerable<JsonElement> LogLines => Output.Select(line => JsonSerializer.Deserialize<JsonElement>(line));

    public static Task<ChildService> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        RunAsync([], arguments, cancellationToken);

    public static async Task<ChildService> RunAsync(
        (string Name, string Value)[] variables, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(variables, arguments) };
        process.Start();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ChildService(process.ExitCode, Lines(await output), Lines(await errors));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo StartInfo((string Name, string Value)[] variables, string[] arguments)
    {
        var assembly = typeof(Service.SweepOptions).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [assembly, "--urls=http://127.0.0.1:0", "--Cairn:Hosting:ManagementAddress=127.0.0.1", .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static string[] Lines(string text) => text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
