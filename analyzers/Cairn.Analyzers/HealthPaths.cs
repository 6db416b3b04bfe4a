namespace Cairn.Analyzers;

/// <summary>What the path of an endpoint says about health.</summary>
internal static class HealthPaths
{
    public static bool IsLiveness(string path) => Words(path).Any(word => word is "live" or "livez" or "liveness" or "alive");

    public static bool IsHealth(string path) => IsLiveness(path)
        || Words(path).Any(word => word is "health" or "healthz" or "healthcheck" or "ready" or "readyz" or "readiness" or "startupz");

    private static string[] Words(string path) => path.ToLowerInvariant().Split('/', '-', '_', '.');
}
