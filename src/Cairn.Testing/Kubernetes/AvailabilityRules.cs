namespace Cairn.Testing.Kubernetes;

/// <summary>Two replicas at least, and something that keeps them apart from upgrades of nodes.</summary>
internal static class AvailabilityRules
{
    private const string Rule = "availability";
    private const int FewestReplicas = 2;

    public static IEnumerable<ManifestFault> Faults(ManifestFolder folder) =>
    [
        .. folder.Whole("Deployment").SelectMany(deployment => OfDeployment(folder, deployment)),
        .. TooFew(folder, "Deployment", "spec.replicas"),
        .. TooFew(folder, "HorizontalPodAutoscaler", "spec.minReplicas"),
    ];

    private static IEnumerable<ManifestFault> OfDeployment(ManifestFolder folder, Manifest deployment)
    {
        if (!folder.Whole("PodDisruptionBudget").Any(budget => Labels.Select(budget.Root.Map("spec.selector.matchLabels"), deployment.PodLabels)))
        {
            yield return deployment.Fault(null, Rule, $"No PodDisruptionBudget selects the pods of '{deployment.Name}'. An upgrade of nodes may take all replicas at once. Add one with maxUnavailable: 1.");
        }

        var replicas = deployment.Root.At("spec.replicas");
        var scaler = folder.Whole("HorizontalPodAutoscaler").FirstOrDefault(scaler => scaler.Root.Text("spec.scaleTargetRef.name") == deployment.Name);
        if (scaler is null && replicas is null)
        {
            yield return deployment.Fault(null, Rule, $"'spec.replicas' is not set. One replica is none during a restart. Set it to {FewestReplicas}, or add a HorizontalPodAutoscaler.");
        }

        if (scaler is not null && replicas is not null)
        {
            yield return deployment.Fault(replicas, Rule, $"'spec.replicas' is '{replicas}', and the autoscaler '{scaler.Name}' sets it, too. Every deployment would undo what was scaled. Remove it.");
        }
    }

    private static IEnumerable<ManifestFault> TooFew(ManifestFolder folder, string kind, string path) =>
        from manifest in folder.Of(kind)
        let replicas = manifest.Root.Number(path)
        where replicas < FewestReplicas
        select manifest.Fault(manifest.Root.At(path), Rule, $"'{path}' is {replicas}. One replica is none during a restart. Set it to {FewestReplicas} or more.");
}
