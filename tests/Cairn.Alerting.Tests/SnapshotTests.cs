using System.Reflection;

namespace Cairn.Alerting.Tests;

/// <summary>The artefacts of a small service, as they were approved. CAIRN_APPROVE=1 writes them anew; read the difference as a reviewer would.</summary>
public sealed class SnapshotTests
{
    private static readonly string Folder = Path.Combine(
        typeof(SnapshotTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!,
        "tests", "Cairn.Alerting.Tests", "Approved");

    [Fact]
    public void The_artefacts_of_a_small_service_are_the_approved_ones()
    {
        var artefacts = AlertArtefacts.Generate(
            SampleService.Only(alerts => alerts.Availability("builds", 0.995, "/builds/{id}").Expecting(20)),
            SampleService.Options);
        if (Environment.GetEnvironmentVariable("CAIRN_APPROVE") == "1")
        {
            artefacts.WriteTo(Folder);
        }

        Assert.Empty(artefacts.StaleIn(Folder));
    }
}
