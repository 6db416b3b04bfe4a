using YamlDotNet.RepresentationModel;
using static Cairn.Testing.Kubernetes.ValueRule;

namespace Cairn.Testing.Kubernetes;

/// <summary>What each container of a deployment owes the cluster.</summary>
internal static class ContainerRules
{
    private const string Explicit = "Every field of a probe is explicit, so that nobody has to know the defaults. Set it.";
    private static readonly string[] Probes = ["startupProbe", "livenessProbe", "readinessProbe"];
    private static readonly string[] ProbeFields = ["initialDelaySeconds", "periodSeconds", "timeoutSeconds", "failureThreshold", "successThreshold"];

    private static readonly ValueRule[] OfContainers =
    [
        new("securityContext.allowPrivilegeEscalation", "security", Is("false"), "The restricted profile demands it. Set it to false."),
        new("securityContext.readOnlyRootFilesystem", "security", Is("true"), "What cannot be written cannot be replaced. Set it to true; /tmp is an emptyDir."),
        new("securityContext.capabilities.drop", "security", DropsAll, "The restricted profile demands ALL. Write drop: [ALL]."),
        new("securityContext.capabilities.add", "security", IsNotSet, "The restricted profile forbids it. Remove it."),
        new("securityContext.privileged", "security", IsNotTrue, "The restricted profile forbids it. Remove it."),
        new("resources.requests.cpu", "resources", IsSet, "The scheduler and the autoscaler count by it. Set it to what the service uses on an ordinary day."),
        new("resources.requests.memory", "resources", IsSet, "The scheduler counts by it. Set it to what the service uses on an ordinary day."),
        new("resources.limits.memory", "resources", IsSet, "Without it, a leak takes the node. Set it."),
        new("resources.limits.cpu", "resources", IsNotSet, "A limit throttles probes and requests while the node is idle. Remove it; the request is a guarantee."),
        new("lifecycle.preStop", "grace", IsSet, "Endpoints are removed while the pod is told to stop. Let it sleep for a few seconds: preStop: {sleep: {seconds: 5}}."),
        new("envFrom", "files", IsNotSet, "Variables are shown by every dump and never change. Mount the ConfigMap or Secret as files."),
        new("image", "image", IsPinned, "'latest' is another image tomorrow. Name a version."),
    ];

    private static readonly ValueRule[] OfProbes =
        [.. Probes.SelectMany(probe => ProbeFields.Select(field => new ValueRule($"{probe}.{field}", "probes", IsSet, Explicit)))];

    public static IEnumerable<ManifestFault> Faults(Manifest deployment) =>
        deployment.Containers.SelectMany(container => (ManifestFault[])
        [
            .. ValueRule.Faults(deployment, container, Name(container), [.. OfContainers, .. OfProbes]),
            .. ProbesThatOverlap(deployment, container),
            .. SettingsThatAreNoFiles(deployment, container),
            .. deployment.IsPatch ? [] : PlaceToWrite(deployment, container),
        ]);

    private static IEnumerable<ManifestFault> ProbesThatOverlap(Manifest deployment, YamlNode container) =>
        from probe in Probes
        let timeout = container.Number($"{probe}.timeoutSeconds")
        where timeout > container.Number($"{probe}.periodSeconds")
        select deployment.Fault(container.At($"{probe}.timeoutSeconds"), "probes", $"'{Name(container)}{probe}.timeoutSeconds' is {timeout}. A probe has to end before the next begins. Lower it, or raise periodSeconds.");

    private static IEnumerable<ManifestFault> SettingsThatAreNoFiles(Manifest deployment, YamlNode container)
    {
        var variables =
            from variable in container.List("env")
            where (variable.At("valueFrom.secretKeyRef") ?? variable.At("valueFrom.configMapKeyRef")) is not null
            select deployment.Fault(variable, "files", $"'{variable.Text("name")}' is a variable. Variables are shown by every dump and never change. Mount the ConfigMap or Secret as files.");
        var mounts =
            from mount in container.List("volumeMounts")
            where (mount.At("subPath") ?? mount.At("subPathExpr")) is not null
            select deployment.Fault(mount, "files", $"'{mount.Text("mountPath")}' is a subPath. It does not follow changes. Mount the volume whole, on a folder of its own.");
        return [.. variables, .. mounts];
    }

    private static IEnumerable<ManifestFault> PlaceToWrite(Manifest deployment, YamlNode container)
    {
        var volume = container.List("volumeMounts").FirstOrDefault(mount => mount.Text("mountPath") == "/tmp").Text("name");
        var isEmptyDir = deployment.Pod.List("volumes").Any(candidate => candidate.Text("name") == volume && candidate.At("emptyDir") is not null);
        return isEmptyDir ? [] : [deployment.Fault(container, "security", $"'{Name(container)}volumeMounts' has no emptyDir on /tmp. The root is read-only, and the runtime needs a place to write. Mount one.")];
    }

    private static string Name(YamlNode container) => $"{container.Text("name")}: ";

    private static bool DropsAll(YamlNode? drop) => drop is YamlSequenceNode capabilities && capabilities.Any(capability => $"{capability}" == "ALL");

    private static bool IsPinned(YamlNode? image) => image is not null && !$"{image}".EndsWith(":latest", StringComparison.Ordinal);
}
