using YamlDotNet.RepresentationModel;

namespace Cairn.Testing.Kubernetes;

/// <summary>What the service is told about its pod, so that traces, metrics and logs can name it.</summary>
internal static class IdentityRules
{
    private static readonly (string Variable, string Field)[] Downward =
    [
        ("K8S_NAMESPACE_NAME", "metadata.namespace"),
        ("K8S_NODE_NAME", "spec.nodeName"),
        ("K8S_POD_IP", "status.podIP"),
        ("K8S_POD_NAME", "metadata.name"),
        ("K8S_POD_UID", "metadata.uid"),
    ];

    public static IEnumerable<ManifestFault> Faults(Manifest deployment) =>
        from container in deployment.Containers.Take(1)
        from fault in (ManifestFault[])[.. OfThePod(deployment, container), .. OfItsMakers(deployment, container)]
        select fault;

    private static IEnumerable<ManifestFault> OfThePod(Manifest deployment, YamlNode container) =>
        from known in Downward
        let variable = Named(container, known.Variable)
        let field = variable.Text("valueFrom.fieldRef.fieldPath")
        where field != known.Field
        select Fault(deployment, variable ?? container, known.Variable, field, $"Take it from the field {known.Field}.");

    private static IEnumerable<ManifestFault> OfItsMakers(Manifest deployment, YamlNode container) =>
        from known in new[] { ("K8S_DEPLOYMENT_NAME", deployment.Name), ("K8S_CONTAINER_NAME", container.Text("name")) }
        let variable = Named(container, known.Item1)
        where variable.Text("value") != known.Item2
        select Fault(deployment, variable ?? container, known.Item1, variable.Text("value"), $"Set it to {known.Item2}.");

    private static YamlNode? Named(YamlNode container, string variable) => container.List("env").FirstOrDefault(candidate => candidate.Text("name") == variable);

    private static ManifestFault Fault(Manifest deployment, YamlNode at, string variable, string? value, string fix) =>
        deployment.Fault(at, "identity", $"'{variable}' is {value ?? "not set"}. Telemetry names the pod by it. {fix}");
}
