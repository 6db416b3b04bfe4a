using YamlDotNet.RepresentationModel;

namespace Cairn.Testing.Kubernetes;

/// <summary>Whether what refers to something else finds it: by labels, by names, by ports.</summary>
internal static class WiringRules
{
    private static readonly string[] ProbeTargets =
        [.. new[] { "startupProbe", "livenessProbe", "readinessProbe" }.SelectMany(probe => (string[])[$"{probe}.httpGet.port", $"{probe}.grpc.port"])];

    public static IEnumerable<ManifestFault> Faults(ManifestFolder folder) =>
    [
        .. folder.Whole("Deployment").SelectMany(OfDeployment),
        .. folder.Whole("Service").SelectMany(service => OfService(folder, service)),
        .. Unselected(folder, "PodDisruptionBudget", "spec.selector.matchLabels"),
        .. Unselected(folder, "NetworkPolicy", "spec.podSelector.matchLabels"),
        .. folder.Whole("HorizontalPodAutoscaler").SelectMany(scaler => OfScaler(folder, scaler)),
        .. folder.Whole("ServiceMonitor").SelectMany(monitor => OfMonitor(folder, monitor)),
    ];

    private static IEnumerable<ManifestFault> OfDeployment(Manifest deployment)
    {
        var selector = deployment.Root.Map("spec.selector.matchLabels");
        var spreads = deployment.Pod.List("topologySpreadConstraints").Select(spread => (Node: spread, Selector: spread.Map("labelSelector.matchLabels")));
        foreach (var (node, wanted) in spreads.Append((deployment.Root.At("spec.selector")!, selector)).Where(candidate => !Labels.Select(candidate.Item2, deployment.PodLabels)))
        {
            yield return deployment.Fault(node, "labels", $"It selects {Labels.Shown(wanted)}. The pods have {Labels.Shown(deployment.PodLabels)}. Make them agree.");
        }

        foreach (var container in deployment.Containers)
        {
            var ports = PortNames(container);
            foreach (var target in ProbeTargets.Where(target => container.Text(target) is { } port && !ports.Contains(port)))
            {
                yield return deployment.Fault(container.At(target), "ports", $"'{target}' is {container.Text(target)}. The container has {string.Join(", ", ports)}. Name one of them.");
            }
        }
    }

    private static IEnumerable<ManifestFault> OfService(ManifestFolder folder, Manifest service)
    {
        var selector = service.Root.Map("spec.selector");
        var deployment = folder.Whole("Deployment").FirstOrDefault(deployment => Labels.Select(selector, deployment.PodLabels));
        if (deployment is null)
        {
            return [service.Fault(service.Root.At("spec.selector"), "labels", $"It selects {Labels.Shown(selector)}. No deployment has pods with these labels. Make them agree.")];
        }

        var ports = deployment.Containers.SelectMany(PortNames).ToList();
        return
            from port in service.Root.List("spec.ports")
            let target = port.Text("targetPort") ?? port.Text("port")
            where !ports.Contains(target)
            select service.Fault(port, "ports", $"'targetPort' is {target}. The pods have {string.Join(", ", ports)}. Name one of them.");
    }

    private static IEnumerable<ManifestFault> OfScaler(ManifestFolder folder, Manifest scaler)
    {
        var target = scaler.Root.Text("spec.scaleTargetRef.name");
        return folder.Whole("Deployment").Any(deployment => deployment.Name == target)
            ? []
            : [scaler.Fault(scaler.Root.At("spec.scaleTargetRef"), "labels", $"'scaleTargetRef.name' is {target}. There is no such deployment. Name the one that it scales.")];
    }

    private static IEnumerable<ManifestFault> OfMonitor(ManifestFolder folder, Manifest monitor)
    {
        var selector = monitor.Root.Map("spec.selector.matchLabels");
        var services = folder.Whole("Service").Where(service => Labels.Select(selector, service.Root.Map("metadata.labels"))).ToList();
        if (services.Count == 0)
        {
            return [monitor.Fault(monitor.Root.At("spec.selector"), "labels", $"It selects {Labels.Shown(selector)}. No service has these labels, so nothing is scraped. Make them agree.")];
        }

        var ports = services.SelectMany(service => service.Root.List("spec.ports")).Select(port => port.Text("name")).ToList();
        return
            from endpoint in monitor.Root.List("spec.endpoints")
            where !ports.Contains(endpoint.Text("port"))
            select monitor.Fault(endpoint, "ports", $"'port' is {endpoint.Text("port")}. The services that it selects have {string.Join(", ", ports)}. Name one of them.");
    }

    private static IEnumerable<ManifestFault> Unselected(ManifestFolder folder, string kind, string path) =>
        from manifest in folder.Whole(kind)
        let selector = manifest.Root.Map(path)
        where !folder.Whole("Deployment").Any(deployment => Labels.Select(selector, deployment.PodLabels))
        select manifest.Fault(manifest.Root.At(path), "labels", $"It selects {Labels.Shown(selector)}. No deployment has pods with these labels. Make them agree.");

    private static List<string> PortNames(YamlNode container) =>
        [.. container.List("ports").SelectMany(port => (string?[])[port.Text("name"), port.Text("containerPort")]).OfType<string>()];
}
