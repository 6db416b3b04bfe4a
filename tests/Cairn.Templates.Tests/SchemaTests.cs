namespace Cairn.Templates.Tests;

/// <summary>A second opinion on the manifests, from the models of the Kubernetes API that npm has.</summary>
[Collection(nameof(GeneratedServices))]
public sealed class SchemaTests(GeneratedService service)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_models_of_the_API_agree_with_every_overlay_and_not_with_a_wrong_type()
    {
        Assert.SkipUnless(Shell.HasNpm && Shell.HasKubectl && Shell.HasBash, "npm or kubectl is not installed: the manifests are checked by KubernetesManifests alone.");
        var models = await RestoreAsync();

        var sound = await RunAsync(models, "for overlay in staging production; do kubectl kustomize deploy/overlays/$overlay > $overlay.yaml; done; node \"$MODELS/validate.mjs\" $PWD/staging.yaml $PWD/production.yaml");
        var faulty = await RunAsync(models, "sed 's/minReplicas: 2/minReplicas: two/' staging.yaml > faulty.yaml; node \"$MODELS/validate.mjs\" $PWD/faulty.yaml");

        sound.MustSucceed();
        Assert.Equal(1, faulty.ExitCode);
        Assert.Contains("HorizontalPodAutoscaler acme-build-status", faulty.Output);
        Assert.Contains("minReplicas", faulty.Output);
    }

    private async Task<string> RestoreAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(service.Folder, "..", "models")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Cairn.Templates.Tests", "Schema")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        (await Shell.RunAsync(folder, "npm install --no-audit --no-fund --no-package-lock --ignore-scripts", Cancellation)).MustSucceed();
        return folder;
    }

    private Task<CommandResult> RunAsync(string models, string command) => Shell.RunAsync(service.Folder, $"MODELS='{models}'; {command}", Cancellation);
}
