using Cairn.Analyzers.Tests.Corpus;

namespace Cairn.Analyzers.Tests.Package;

/// <summary>The compiler called with <c>/analyzer</c>, <c>/analyzerconfig</c> and <c>/additionalfile</c> alone, as Bazel does.</summary>
public sealed class CompilerAloneTests : IDisposable
{
    private const string Source = """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        public class Sweeper(string folder)
        {
            public bool IsOver(DateTimeOffset end) => DateTimeOffset.UtcNow > end;

            public async Task SweepAsync(CancellationToken stop)
            {
                try
                {
                    await Task.Delay(5, stop);
                    File.Delete(folder + "/sweep.lock");
                }
                catch (Exception ex)
                {
                    GC.KeepAlive(ex.Message);
                }
            }

            public void Fail()
            {
                try { File.Delete(folder); }
                catch (IOException ex) { throw ex; }
            }
        }
        """;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <ItemGroup><AdditionalFiles Include="notes.txt" /></ItemGroup>
        </Project>
        """;

    private readonly UnpackedPackage _package = new();

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("observe", 0)]
    [InlineData("adopt", 0)]
    [InlineData("enforce", 1)]
    public async Task It_finds_what_a_build_finds_at_the_same_level(string level, int exitCode)
    {
        Write(level);

        await _package.Dotnet.RunAsync(_package.Solution, ["build", "Service.csproj"], exitCode);
        var built = _package.Findings.Read();
        await CompileAsync(level, exitCode);

        Assert.Equal(["CA2200", "CRN1702", "CRN1801", "CRN1802"], built.Select(finding => finding.Rule));
        Assert.Equal(built, _package.Findings.Read());
    }

    [Fact]
    public async Task It_hides_what_a_baseline_counts()
    {
        Write("enforce");
        Write("cairn.baseline", "CRN1801\t1\tSweeper.cs\tpublicboolIsOver(DateTimeOffsetend)=>DateTimeOffset.UtcNow>end;\n");

        await CompileAsync("enforce", exitCode: 1, "cairn.baseline");

        Assert.Equal(["CA2200", "CRN1702", "CRN1802"], _package.Findings.Read().Select(finding => finding.Rule));
    }

    private void Write(string level)
    {
        UnpackedPackage.Copy("corpus-build", _package.Solution);
        Write("Service.csproj", Project);
        Write("Sweeper.cs", Source);
        Write("notes.txt", "");
        Write(".globalconfig", "is_global = true\ndotnet_diagnostic.CRN2201.severity = none\n"); // a repository's own setting wins
        Write("Service.csproj.user", $"<Project><PropertyGroup><CairnAnalysisLevel>{level}</CairnAnalysisLevel></PropertyGroup></Project>");
    }

    private async Task CompileAsync(string level, int exitCode, string additional = "notes.txt")
    {
        var sdk = (await _package.Dotnet.RunAsync(_package.Solution, ["msbuild", "Service.csproj", "-getProperty:MSBuildToolsPath"])).Trim();
        var rules = Directory.EnumerateFiles(_package.Analyzers).Concat(Directory.EnumerateFiles(Path.Join(sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers"), "Microsoft.CodeAnalysis*NetAnalyzers.dll"));
        var references = File.ReadLines(Path.Join(AppContext.BaseDirectory, "references.txt"));
        File.Delete(Path.Join(_package.Findings.Folder, "Service.sarif"));

        await _package.Dotnet.RunAsync(
            _package.Solution,
            [
                "exec", Path.Join(sdk, "Roslyn", "bincore", "csc.dll"), "/noconfig", "/nologo", "/target:library", "/nullable:enable", "/out:obj/alone.dll",
                .. rules.Where(file => !file.Contains("VisualBasic", StringComparison.Ordinal)).Select(file => $"/analyzer:{file}"),
                .. references.Select(file => $"/reference:{file}"),
                $"/analyzerconfig:{_package.Level(level)}", "/analyzerconfig:.globalconfig", $"/additionalfile:{additional}",
                $"/errorlog:{Path.Join(_package.Findings.Folder, "Service.sarif")},version=2.1", "Sweeper.cs",
            ],
            exitCode);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Join(_package.Solution, file), text);
}
