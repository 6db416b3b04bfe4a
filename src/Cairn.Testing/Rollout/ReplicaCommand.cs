using System.Collections.Frozen;
using System.Diagnostics;

namespace Cairn.Testing;

/// <summary>The command that starts a replica: in production, on free loopback ports, cut off from what the test run has set.</summary>
internal static class ReplicaCommand
{
    private static readonly string[] Foreign =
        ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_URLS", "OTEL_", "CAIRN_", "TRACEPARENT", "TRACESTATE", "BAGGAGE", "TESTINGPLATFORM_", "XUNIT_"];

    private static readonly FrozenDictionary<string, string?> Rehearsed = new Dictionary<string, string?>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["DOTNET_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["Cairn__Hosting__ManagementPort"] = "0",
        ["Cairn__Hosting__ManagementAddress"] = "127.0.0.1",
    }.ToFrozenDictionary();

    public static ProcessStartInfo For(string program, IReadOnlyDictionary<string, string?> environment)
    {
        var start = program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            ? new ProcessStartInfo("dotnet", ["exec", program])
            : new ProcessStartInfo(program);
        start.WorkingDirectory = Path.GetDirectoryName(program);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        if (OperatingSystem.IsWindows())
        {
            start.CreateNewProcessGroup = true;
        }

        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Rehearsed.Concat(environment))
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static bool IsForeign(string name) => Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
