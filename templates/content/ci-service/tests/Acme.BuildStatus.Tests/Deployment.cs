using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Acme.BuildStatus.Tests;

/// <summary>What is deployed is what runs: the manifests are held against the service, with the settings of each overlay.</summary>
public sealed class Deployment
{
    private static readonly string Manifests = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("staging")]
    [InlineData("production")]
    public async Task The_manifests_speak_of_the_service_that_runs(string overlay)
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(
            setup => setup.InEnvironment("Production").Configure("SETTINGS_FOLDER", Path.Combine(Manifests, "overlays", overlay)),
            Cancellation);

        var report = await KubernetesManifests.CheckAsync(Manifests, service, Cancellation);

        report.AssertHolds();
    }

    [Fact]
    public async Task Mounted_settings_and_secrets_are_read()
    {
        var folder = Directory.CreateTempSubdirectory("acme-build-status-");
        await File.WriteAllTextAsync(Path.Combine(folder.CreateSubdirectory("settings").FullName, "appsettings.json"), """{ "BuildStatus": { "MaxBuilds": 7 } }""", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder.CreateSubdirectory("secrets").FullName, "BuildStatus__StaleAfter"), "00:20:00", Cancellation);

        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(setup => setup.Configure("SETTINGS_FOLDER", folder.FullName), Cancellation);

        var settings = service.Services.GetRequiredService<IConfiguration>();
        Assert.Equal("7", settings["BuildStatus:MaxBuilds"]);
        Assert.Equal("00:20:00", settings["BuildStatus:StaleAfter"]);
        folder.Delete(recursive: true);
    }

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' has manifests. Run the tests from a clone.")
        : Directory.Exists(Path.Combine(folder.FullName, "deploy")) ? Path.Combine(folder.FullName, "deploy")
        : Find(folder.Parent);
}
