namespace Cairn.Cli.Demo.Promises;

internal sealed class ScaffoldedFromTemplate : IPromise
{
    private static readonly string[] Files =
    [
        $"src/{GeneratedService.Name}/Program.cs", $"tests/{GeneratedService.Name}.Tests/{GeneratedService.Name}.Tests.csproj",
        $"src/{GeneratedService.Name}.Protos/builds.proto", "README.md", "docs/setup.md", "docs/testing.md", "docs/troubleshooting.md", "Dockerfile", ".gitignore", ".editorconfig",
    ];

    public string Sentence => $"'dotnet new ci-service -n {GeneratedService.Name} --team {GeneratedService.Team} --grpc' writes a service, its tests and its documents";

    public void Observe(DemoRun run, Finding finding)
    {
        foreach (var file in Files)
        {
            finding.Expect(run.Scaffold.Files.Contains(file), file);
        }

        finding.Saw($"{run.Scaffold.Files.Count} files in all");
        finding.Expect(run.Scaffold.Program.Contains("builder.AddCairn();", StringComparison.Ordinal), "Program.cs: builder.AddCairn();");
        finding.Expect(run.Scaffold.Program.Contains("app.MapCairn();", StringComparison.Ordinal), "Program.cs: app.MapCairn();");
    }
}
