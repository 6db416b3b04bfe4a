using Cairn.Cli.Processes;

namespace Cairn.Lint.Tests;

/// <summary>Cairn.Analyzers as NuGet delivers it, in a project that knows nothing of this repository.</summary>
public sealed class PackedPackageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-packed-");
    private readonly Scratch _scratch = new(TimeProvider.System);

    [Fact]
    public async Task A_project_takes_up_the_nearest_baseline_by_itself()
    {
        WriteProject();
        Write("src/App/Known.cs", "internal static class Known { public static System.DateTime Now => System.DateTime.UtcNow; }");
        Write("src/App/New.cs", "internal static class New { public static System.DateTime Now => System.DateTime.UtcNow; }");
        Write("cairn.baseline", "CRN1801\t1\tsrc/App/Known.cs\tinternalstaticclassKnown{publicstaticSystem.DateTimeNow=>System.DateTime.UtcNow;}\n");

        var built = await BuildAsync();

        var error = Assert.Single(built.Lines.Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct());
        Assert.Contains("New.cs(1,", error, StringComparison.Ordinal);
        Assert.Contains("error CRN1801: 'DateTime.UtcNow' cannot be tested.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_the_baseline_that_cannot_be_read_stops_the_build_and_is_named()
    {
        WriteProject();
        Write("cairn.baseline", "# heading\nCRN1801\n");

        var built = await BuildAsync();

        Assert.NotEqual(0, built.ExitCode);
        Assert.Contains(built.Lines, line => line.Contains("error CRN9001: Line 2 of 'cairn.baseline' has 1 of the 4 fields", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _scratch.Dispose();
    }

    private void WriteProject()
    {
        Write(".editorconfig", "root = true\n");
        Write(
            "src/App/App.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
                <RestoreSources>{Path.Combine(AppContext.BaseDirectory, "feed")}</RestoreSources>
                <RestorePackagesPath>{Path.Combine(_folder.FullName, "packages")}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Cairn.Analyzers" Version="0.0.0-test" PrivateAssets="all" /></ItemGroup>
            </Project>
            """);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private Task<ChildResult> BuildAsync() => _scratch.RunAsync(
        SdkEnvironment.Dotnet(Path.Combine(_folder.FullName, "src", "App"), new Dictionary<string, string?>(), ["build", "-nologo", "-verbosity:quiet", "-consoleLoggerParameters:NoSummary"]),
        TestContext.Current.CancellationToken);
}
