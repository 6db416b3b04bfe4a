namespace Cairn.Testing.Kubernetes;

/// <summary>Everything that is checked without the service.</summary>
internal static class ManifestRules
{
    public static IReadOnlyList<ManifestFault> Faults(ManifestFolder folder) =>
    [
        .. folder.Faults,
        .. folder.All.SelectMany(FieldRules.Faults),
        .. folder.Of("Deployment").SelectMany(DeploymentRules.Faults),
        .. folder.Of("Deployment").SelectMany(ContainerRules.Faults),
        .. folder.Whole("Deployment").SelectMany(GraceRules.Faults),
        .. folder.Whole("Deployment").SelectMany(IdentityRules.Faults),
        .. AvailabilityRules.Faults(folder),
        .. WiringRules.Faults(folder),
        .. NetworkRules.Faults(folder),
        .. ContainerFileRules.Faults(folder),
    ];
}
