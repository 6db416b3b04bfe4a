using YamlDotNet.RepresentationModel;

namespace Cairn.Testing.Kubernetes;

/// <summary>Who may reach the management port: the kubelet, which no policy keeps out, and the scraper.</summary>
internal static class NetworkRules
{
    /// <summary>The name of the container's port that the probes use.</summary>
    public const string ManagementPort = "management";
    private const string Rule = "network";

    public static IEnumerable<ManifestFault> Faults(ManifestFolder folder) =>
    [
        .. folder.Whole("Deployment").SelectMany(deployment => Open(folder, deployment)),
        .. folder.Of("NetworkPolicy").SelectMany(policy => OfPolicy(policy, ManagementPorts(folder))),
        .. folder.Of("Ingress").SelectMany(OfIngress),
    ];

    private static IEnumerable<ManifestFault> Open(ManifestFolder folder, Manifest deployment) =>
        folder.Whole("NetworkPolicy").Any(policy => IsForIngress(policy) && Labels.Select(policy.Root.Map("spec.podSelector.matchLabels"), deployment.PodLabels))
            ? []
            : [deployment.Fault(null, Rule, $"No NetworkPolicy for Ingress selects the pods of '{deployment.Name}'. Every pod reaches the management port. Add one that opens it to the scraper alone.")];

    private static IEnumerable<ManifestFault> OfPolicy(Manifest policy, IReadOnlySet<string?> managementPorts) =>
        from rule in policy.Root.List("spec.ingress")
        where OpensManagement(rule, managementPorts) && IsForEverybody(rule)
        select policy.Fault(rule, Rule, "It opens the management port to every pod. Name the main port in 'ports', and the scraper in 'from' for the management port.");

    private static IEnumerable<ManifestFault> OfIngress(Manifest ingress) =>
        from rule in ingress.Root.List("spec.rules")
        from path in rule.List("http.paths")
        where path.Text("backend.service.port.name") == ManagementPort
        select ingress.Fault(path, Rule, "It routes to the management port. What is there is for the cluster alone. Route to the main port.");

    private static bool IsForIngress(Manifest policy) =>
        policy.Root.At("spec.policyTypes") is null || policy.Root.List("spec.policyTypes").Any(type => $"{type}" == "Ingress");

    // A rule without ports is for all of them.
    private static bool OpensManagement(YamlNode rule, IReadOnlySet<string?> managementPorts) =>
        rule.List("ports") is [] || rule.List("ports").Any(port => managementPorts.Contains(port.Text("port")));

    // By its name, and by its number.
    private static HashSet<string?> ManagementPorts(ManifestFolder folder) =>
    [
        ManagementPort,
        .. folder.Of("Deployment")
            .SelectMany(deployment => deployment.Containers)
            .SelectMany(container => container.List("ports"))
            .Where(port => port.Text("name") == ManagementPort)
            .Select(port => port.Text("containerPort")),
    ];

    private static bool IsForEverybody(YamlNode rule) =>
        rule.List("from").Count == 0 || rule.List("from").Any(peer => !SelectsPods(peer) && peer.At("ipBlock") is null);

    // A selector that is empty selects all.
    private static bool SelectsPods(YamlNode peer) =>
        peer.Map("podSelector.matchLabels").Count > 0 || peer.List("podSelector.matchExpressions").Count > 0;
}
