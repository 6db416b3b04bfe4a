using System.Diagnostics;

namespace Cairn.Analyzers.Tests;

/// <summary>The package's build files, imported as NuGet imports them, in a project that is only evaluated.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly DirectoryInfo _project = Directory.CreateTempSubdirectory("cairn-analyzers-");

    public void Dispose() => _project.Delete(recursive: true);

    [Theory]
    [InlineData("", "adopt")]
    [InlineData("<CairnAnalysisLevel>observe</CairnAnalysisLevel>", "observe")]
    [InlineData("<CairnAnalysisLevel>Enforce</CairnAnalysisLevel>", "enforce")]
    public async Task The_compiler_is_given_the_level_that_the_project_sets(string property, string level)
    {
        Write(property);

        var (exitCode, output) = await EvaluateAsync("-getItem:EditorConfigFiles", "-getProperty:WarningsAsErrors");

        Assert.Equal(0, exitCode);
        Assert.Contains($"{level}.globalconfig", output, StringComparison.Ordinal);
        Assert.Contains("CS9057", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_level_stops_the_build_and_names_the_known_ones()
    {
        Write("<CairnAnalysisLevel>strict</CairnAnalysisLevel>");

        var (exitCode, output) = await EvaluateAsync("-t:BeforeBuild");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("'CairnAnalysisLevel' is 'strict'. The levels are observe, adopt and enforce.", output, StringComparison.Ordinal);
    }

    private void Write(string property)
    {
        var build = Path.Join(AppContext.BaseDirectory, "package", "build");
        var extensions = _project.CreateSubdirectory("obj").FullName;
        foreach (var kind in new[] { "props", "targets" })
        {
            File.WriteAllText(
                Path.Join(extensions, $"Service.csproj.nuget.g.{kind}"),
                $"""<Project><Import Project="{Path.Join(build, $"Cairn.Analyzers.{kind}")}" /></Project>""");
        }

        File.WriteAllText(
            Path.Join(_project.FullName, "Service.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework>{property}</PropertyGroup>
            </Project>
            """);
    }

    private async Task<(int ExitCode, string Output)> EvaluateAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", "-nologo", "-nodeReuse:false", "Service.csproj", .. arguments])
        {
            WorkingDirectory = _project.FullName,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
