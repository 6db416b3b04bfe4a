using Cairn.Testing;

namespace Cairn.Templates.Tests;

/// <summary>The manifests of the generated service: rendered by kustomize, and held against the service that they deploy.</summary>
[Collection(nameof(GeneratedServices))]
public sealed class ManifestTests(GeneratedService service)
{
    private const string NoKubectl = "kubectl is not installed: overlays are checked as they are written, not as they are rendered.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("base")]
    [InlineData("overlays/staging")]
    [InlineData("overlays/production")]
    public async Task What_kustomize_renders_holds(string overlay)
    {
        Assert.SkipUnless(Shell.Has("kubectl") && Shell.Has("bash"), NoKubectl);
        var folder = Directory.CreateDirectory(Path.Combine(service.Folder, $"rendered-{Path.GetFileName(overlay)}"));

        (await Shell.RunAsync(service.Folder, $"kubectl kustomize deploy/{overlay} > {folder.Name}/all.yaml", Cancellation)).MustSucceed();

        KubernetesManifests.Check(folder.FullName).AssertHolds();
    }

    [Fact]
    public async Task An_overlay_changes_what_it_says_and_nothing_else()
    {
        Assert.SkipUnless(Shell.Has("kubectl") && Shell.Has("bash"), NoKubectl);

        var rendered = (await Shell.RunAsync(service.Folder, "kubectl kustomize deploy/overlays/staging", Cancellation)).MustSucceed().Output;

        Assert.Contains("namespace: acme-staging", rendered);
        Assert.Contains("value: Staging", rendered);
        Assert.Contains("image: registry.example/acme-build-status:0.0.0", rendered);
        Assert.Matches("name: acme-build-status-settings-[a-z0-9]{10}", rendered);
        Assert.Contains("terminationGracePeriodSeconds: 45", rendered);
    }

    [Fact]
    public async Task Manifests_that_do_not_speak_of_the_service_fail_its_tests()
    {
        var deployment = Path.Combine(service.Folder, "deploy", "base", "deployment.yaml");
        var right = await File.ReadAllTextAsync(deployment, Cancellation);
        await File.WriteAllTextAsync(
            deployment,
            right.Replace("terminationGracePeriodSeconds: 45", "terminationGracePeriodSeconds: 41").Replace("value: \"40\"", "value: \"36\"")
                .Replace("path: /livez", "path: /healthz").Replace("containerPort: 9090", "containerPort: 9091"),
            Cancellation);

        var tests = await service.TestAsync(Cancellation, "--filter-class", "*Deployment");
        await File.WriteAllTextAsync(deployment, right, Cancellation);

        Assert.NotEqual(0, tests.ExitCode);
        Assert.Contains("preStop leaves 36 s. The service may take 36 s to stop, and is killed then.", tests.Output);
        Assert.Contains("'path' is /healthz. The service answers 404 there, on its management port.", tests.Output);
        Assert.Contains("The port 'management' is 9091. The service has its probes on 9090.", tests.Output);
    }

    [Fact]
    public async Task Settings_of_an_overlay_that_the_service_refuses_fail_its_tests()
    {
        var settings = Path.Combine(service.Folder, "deploy", "overlays", "production", "settings", "appsettings.json");
        var right = await File.ReadAllTextAsync(settings, Cancellation);
        await File.WriteAllTextAsync(settings, right.Replace("10000", "0"), Cancellation);

        var tests = await service.TestAsync(Cancellation, "--filter-class", "*Deployment");
        await File.WriteAllTextAsync(settings, right, Cancellation);

        Assert.NotEqual(0, tests.ExitCode);
        Assert.Contains("'BuildStatus:MaxBuilds' is 0", tests.Output);
    }
}
