using System.Diagnostics;

namespace Cairn.Analyzers.Tests;

/// <summary>The compiler of the SDK, called as a build without MSBuild calls it: with files alone.</summary>
public sealed class CompilerTests : IDisposable
{
    /// <summary>A rule that throws, one that cannot be loaded, one that a compiler is too old for, and source that does not compile.</summary>
    private static readonly string[] Failures = ["AD0001", "CS8032", "CS9057", ": error"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-csc-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("observe", "info")]
    [InlineData("adopt", "warning")]
    [InlineData("enforce", "error")]
    public async Task The_compiler_of_the_SDK_runs_the_rules_over_the_newest_syntax_at_the_level_of_a_file(string level, string severity)
    {
        var (_, report) = await CompileAsync(NewestSyntax.Source, level);

        Assert.Contains($"\"level\": \"{(severity == "info" ? "note" : severity)}\"", report, StringComparison.Ordinal);
        Assert.Equal(NewestSyntax.ClockReadings, report.Split($"\"ruleId\": \"{RuleIds.ReadTimeFromTimeProvider}\"").Length - 1);
    }

    [Fact]
    public async Task The_compiler_of_the_SDK_loads_every_rule_and_none_of_them_fails()
    {
        var (output, report) = await CompileAsync(NewestSyntax.Source, "observe");

        Assert.All(Failures, failure => Assert.DoesNotContain(failure, output + report, StringComparison.Ordinal));
    }

    /// <summary>Returns what the compiler says, and its report in SARIF, which has what is not said, too.</summary>
    private async Task<(string Output, string Report)> CompileAsync(string source, string level)
    {
        var file = Path.Join(_folder.FullName, "Builds.cs");
        var report = Path.Join(_folder.FullName, "report.sarif");
        await File.WriteAllTextAsync(file, source, TestContext.Current.CancellationToken);
        var compiler = await File.ReadAllTextAsync(Path.Join(AppContext.BaseDirectory, "compiler.txt"), TestContext.Current.CancellationToken);
        var references = File.ReadLines(Path.Join(AppContext.BaseDirectory, "references.txt")).Select(path => $"/reference:{path}");
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                compiler.Trim(), "/noconfig", "/nologo", "/target:library", "/langversion:preview", "/nullable:enable", "/nowarn:CS1591,CS8002",
                $"/analyzer:{typeof(RuleIds).Assembly.Location}",
                $"/analyzerconfig:{Path.Join(AppContext.BaseDirectory, "package", "levels", $"{level}.globalconfig")}",
                $"/errorlog:{report},version=2.1", $"/out:{Path.Join(_folder.FullName, "Builds.dll")}", .. references, file,
            ])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (output, await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken));
    }
}
