using Microsoft.Extensions.Configuration;

namespace Cairn.Telemetry.Identity;

/// <summary>
/// What Kubernetes tells a container about itself through the downward API. A manifest puts each into an environment variable
/// that is named after the attribute: <c>k8s.pod.name</c> is <c>K8S_POD_NAME</c>.
/// </summary>
internal static class KubernetesAttributes
{
    private static readonly string[] Names =
    [
        TelemetryNames.K8sClusterName,
        TelemetryNames.K8sNamespaceName,
        TelemetryNames.K8sNodeName,
        TelemetryNames.K8sDeploymentName,
        TelemetryNames.K8sPodName,
        TelemetryNames.K8sPodUid,
        TelemetryNames.K8sPodIp,
        TelemetryNames.K8sContainerName,
    ];

    public static IEnumerable<(string Name, string? Value)> Read(IConfiguration configuration) =>
        Names.Select(name => (name, configuration[name.Replace('.', '_').ToUpperInvariant()]));
}
