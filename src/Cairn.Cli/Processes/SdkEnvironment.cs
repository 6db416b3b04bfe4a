using System.Collections.Frozen;

namespace Cairn.Cli.Processes;

/// <summary>What a command of the SDK should find in its environment, whatever a shell or a test host has left in ours.</summary>
internal static class SdkEnvironment
{
    // What a shell, `dotnet run` or a test host may have set, and what would make the children depend on it.
    private static readonly string[] Foreign = ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_URLS", "OTEL_", "CAIRN_", "MSBUILD", "TRACEPARENT", "TRACESTATE", "BAGGAGE", "VSTEST_", "TESTINGPLATFORM_"];

    // No server process may outlive the verb, and nothing may be asked or told to the outside.
    private static readonly FrozenDictionary<string, string?> Quiet = new Dictionary<string, string?>
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["UseSharedCompilation"] = "false",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["NO_COLOR"] = "1",
    }.ToFrozenDictionary();

    /// <summary>A `dotnet` command in this environment, with <paramref name="more"/> on top.</summary>
    public static ChildCommand Dotnet(string folder, IReadOnlyDictionary<string, string?> more, IReadOnlyList<string> arguments)
    {
        var all = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(key => Foreign.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(key => key, _ => (string?)null);
        foreach (var (key, value) in Quiet.Concat(more))
        {
            all[key] = value;
        }

        return new ChildCommand(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments, folder) { Environment = all };
    }
}
