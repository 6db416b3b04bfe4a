using static Cairn.Testing.Kubernetes.ValueRule;

namespace Cairn.Testing.Kubernetes;

/// <summary>What a deployment and its pods owe the cluster.</summary>
internal static class DeploymentRules
{
    private static readonly ValueRule[] OfDeployments =
    [
        new("spec.strategy.rollingUpdate.maxUnavailable", "availability", Is("0"), "A rollout must not take a replica away before its successor is ready. Set it to 0."),
        new("spec.template.spec.topologySpreadConstraints", "availability", IsSet, "Replicas on one node fall with that node. Spread them over kubernetes.io/hostname."),
        new("spec.template.spec.terminationGracePeriodSeconds", "grace", IsSet, "The default of 30 s is shorter than a stop may take. Set it."),
        new("spec.template.spec.automountServiceAccountToken", "security", Is("false"), "The service does not call the cluster's API. Set it to false."),
        new("spec.template.spec.securityContext.runAsNonRoot", "security", Is("true"), "The restricted profile demands it. Set it to true."),
        new("spec.template.spec.securityContext.seccompProfile.type", "security", Is("RuntimeDefault"), "The restricted profile demands it. Set it to RuntimeDefault."),
        new("spec.template.spec.hostNetwork", "security", IsNotTrue, "The restricted profile forbids it. Remove it."),
        new("spec.template.spec.hostPID", "security", IsNotTrue, "The restricted profile forbids it. Remove it."),
        new("spec.template.spec.hostIPC", "security", IsNotTrue, "The restricted profile forbids it. Remove it."),
    ];

    public static IEnumerable<ManifestFault> Faults(Manifest deployment)
    {
        var hostPaths =
            from volume in deployment.Pod.List("volumes")
            where volume.At("hostPath") is not null
            select deployment.Fault(volume, "security", $"Volume '{volume.Text("name")}' is a hostPath. The restricted profile forbids it. Take an emptyDir, or a claim.");

        return [.. ValueRule.Faults(deployment, deployment.Root, "", OfDeployments), .. hostPaths];
    }
}
