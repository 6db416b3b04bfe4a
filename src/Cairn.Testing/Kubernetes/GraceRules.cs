using YamlDotNet.RepresentationModel;

namespace Cairn.Testing.Kubernetes;

/// <summary>The grace period, what <c>preStop</c> takes of it, and what the service is told about it.</summary>
internal static class GraceRules
{
    private const string GraceVariable = "CAIRN_POD_GRACE_SECONDS";
    private const string Rule = "grace";

    /// <summary>The seconds between SIGTERM and SIGKILL: the grace period counts from before <c>preStop</c>.</summary>
    public static int? Left(Manifest deployment, YamlNode container) =>
        deployment.Pod.Number("terminationGracePeriodSeconds") - (container.Number("lifecycle.preStop.sleep.seconds") ?? 0);

    public static IEnumerable<ManifestFault> Faults(Manifest deployment) =>
        from container in deployment.Containers.Take(1) // the service; what stands beside it has no drain of its own
        let left = Left(deployment, container)
        let told = container.List("env").FirstOrDefault(variable => variable.Text("name") == GraceVariable)
        where left is not null && told.Text("value") != $"{left}"
        select deployment.Fault(
            told ?? container,
            Rule,
            $"'{GraceVariable}' is {told.Text("value") ?? "not set"}. Of terminationGracePeriodSeconds, preStop leaves {left} s, and the service warns when that is too short. Set it to \"{left}\".");
}
