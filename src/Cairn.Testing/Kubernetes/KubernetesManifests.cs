using Cairn.Testing.Kubernetes;

namespace Cairn.Testing;

/// <summary>
/// Holds the Kubernetes manifests of a service against the API's own fields, against what a service on the golden path owes its cluster, and against the
/// service itself.
/// </summary>
public static class KubernetesManifests
{
    /// <summary>Checks every YAML file below a folder, without a cluster: fields, types and policies. Also reads the container files beside the folder.</summary>
    /// <param name="folder">The folder of the manifests, such as <c>deploy</c>; kustomize's bases and overlays are told apart from patches.</param>
    /// <returns>Every fault.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ManifestReport Check(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);

        var manifests = ManifestFolder.Read(folder);
        return new ManifestReport(manifests.Count, ManifestRules.Faults(manifests));
    }

    /// <summary>The same, and starts from the service that runs: its ports, its probes, and how long it may take to stop.</summary>
    /// <param name="folder">The folder of the manifests.</param>
    /// <param name="service">The service, in the environment that the manifests are for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Every fault.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static async Task<ManifestReport> CheckAsync(string folder, CairnTestHost service, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(service);

        var manifests = ManifestFolder.Read(folder);
        var faults = ManifestRules.Faults(manifests);
        return new ManifestReport(manifests.Count, [.. faults, .. await ServiceRules.FaultsAsync(manifests, service, cancellationToken)]);
    }
}
