using System.Diagnostics;
using System.Text.Json;

namespace Cairn.Logging.Tests;

/// <summary>A process that logs and then ends in some way of its own, with what it wrote.</summary>
internal sealed record ChildProcess(int ExitCode, IReadOnlyList<JsonElement> Output, string Error)
{
    public static async Task<ChildProcess> RunAsync(string way, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Cairn.Logging.Tests.Service.dll"), way])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["OTEL_SERVICE_NAME"] = "build-status", ["DOTNET_ENVIRONMENT"] = "Staging", ["DOTNET_DbgEnableMiniDump"] = "0" },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ChildProcess(process.ExitCode, Parse(output), await error);
    }

    /// <summary>The lines of standard error that are JSON: the runtime writes its own words about a crash there too.</summary>
    public IReadOnlyList<JsonElement> ErrorLines => Parse(string.Join('\n', Error.Split('\n').Where(line => line.StartsWith('{'))));

    private static List<JsonElement> Parse(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(StrictJson.Parse)];
}
