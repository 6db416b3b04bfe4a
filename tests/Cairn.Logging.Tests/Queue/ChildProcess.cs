using System.Diagnostics;
using System.Text.Json;

namespace Cairn.Logging.Tests;

/// <summary>A process that logs and then ends in some way of its own, with what it wrote.</summary>
internal sealed record ChildProcess(int ExitCode, IReadOnlyList<JsonElement> Output, string Error)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Cairn.Logging.Tests.Service.dll");

    public static Task<ChildProcess> RunAsync(string way, CancellationToken cancellationToken) =>
        RunAsync(new ProcessStartInfo("dotnet", ["exec", Program, way]), cancellationToken);

    /// <summary>The same with standard output on a disk that is full.</summary>
    public static Task<ChildProcess> RunOnFullDiskAsync(string way, CancellationToken cancellationToken) =>
        RunAsync(new ProcessStartInfo("sh", ["-c", "exec dotnet exec \"$0\" \"$1\" > /dev/full", Program, way]), cancellationToken);

    /// <summary>The lines of standard error that are JSON: the runtime writes its own words about a crash there too.</summary>
    public IReadOnlyList<JsonElement> ErrorLines => Parse(string.Join('\n', Error.Split('\n').Where(line => line.StartsWith('{'))));

    private static async Task<ChildProcess> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["OTEL_SERVICE_NAME"] = "build-status";
        start.Environment["DOTNET_ENVIRONMENT"] = "Staging";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ChildProcess(process.ExitCode, Parse(output), await error);
    }

    private static List<JsonElement> Parse(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(StrictJson.Parse)];
}
