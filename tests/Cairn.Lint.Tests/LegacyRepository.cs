using System.Globalization;
using Cairn.Cli;
using Cairn.Cli.Debt;
using Cairn.Cli.Lint;
using Cairn.Cli.Processes;

namespace Cairn.Lint.Tests;

/// <summary>
/// A repository of a time before the rules, under git: an application, and a library for two frameworks, both with warnings as errors, and with
/// the build files of the package imported as NuGet imports them.
/// </summary>
internal sealed class LegacyRepository : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-legacy-");
    private readonly Scratch _scratch = new(TimeProvider.System);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public string Baseline => In(BaselineFile.Name);

    /// <param name="files">How many files the application has.</param>
    /// <param name="findings">How many findings each of them has.</param>
    public static async Task<LegacyRepository> CreateAsync(int files, int findings)
    {
        var repository = new LegacyRepository();
        repository.WriteBuild();
        repository.Write("src/Clocks/Clock.cs", "using System;\n\npublic static class Clock\n{\n    public static DateTime Now => DateTime.UtcNow;\n}\n");
        foreach (var file in Enumerable.Range(0, files))
        {
            repository.Write(Step(file), Sleeps(file, findings));
        }

        await repository.GitAsync("init", "--initial-branch=main");
        await repository.GitAsync("config", "user.name", "Test");
        await repository.GitAsync("config", "user.email", "test@example.org");
        await repository.GitAsync("config", "commit.gpgSign", "false");
        await repository.GitAsync("add", "--all");
        await repository.GitAsync("commit", "--quiet", "-m", "Begin");
        await repository.GitAsync("switch", "--quiet", "--create", "work");
        return repository;
    }

    public static string Step(int number) => string.Create(CultureInfo.InvariantCulture, $"src/App/Steps/Step{number:000}.cs");

    public string In(string path) => Path.Combine(_folder.FullName, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
        File.WriteAllText(In(path), text);
    }

    public async Task<(ExitCode ExitCode, string Output)> CairnAsync(string verb, params string[] options)
    {
        using var output = new StringWriter();
        var screen = Screen.Plain(output, TimeProvider.System);
        var cairn = new CommandLine([LintCommand.Create(screen, output, TimeProvider.System), DebtCommand.Create(screen, output, TimeProvider.System)], output, output);
        var exitCode = await cairn.RunAsync([verb, "--project", _folder.FullName, .. options], Stop);
        return (exitCode, output.ToString());
    }

    public Task<ChildResult> DotnetAsync(params string[] arguments) =>
        _scratch.RunAsync(SdkEnvironment.Dotnet(_folder.FullName, new Dictionary<string, string?>(), arguments), Stop);

    public async Task GitAsync(params string[] arguments)
    {
        var result = await _scratch.RunAsync(new ChildCommand("git", arguments, _folder.FullName), Stop);
        Assert.True(result.ExitCode == 0, string.Join('\n', result.Lines));
    }

    public void Dispose()
    {
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.Attributes = FileAttributes.Normal; // git's objects are read-only, which Windows minds
        }

        _folder.Delete(recursive: true);
        _scratch.Dispose();
    }

    private static string Sleeps(int file, int findings) => string.Create(
        CultureInfo.InvariantCulture,
        $"using System.Threading;\n\ninternal static class Step{file}\n{{\n{string.Concat(Enumerable.Range(1, findings).Select(number => $"    public static void Wait{number}() => Thread.Sleep({number});\n"))}}}\n");

    private void WriteBuild()
    {
        var package = Path.Combine(AppContext.BaseDirectory, "package");
        Write(".gitignore", "bin/\nobj/\n");
        Write(".editorconfig", "root = true\n");
        Write("Legacy.slnx", """<Solution><Project Path="src/App/App.csproj" /><Project Path="src/Clocks/Clocks.csproj" /></Solution>""");
        Write(
            "Directory.Build.props",
            $"""
            <Project>
              <Import Project="{package}/build/Cairn.Analyzers.props" />
              <PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors><NuGetAudit>false</NuGetAudit><LangVersion>latest</LangVersion></PropertyGroup>
              <ItemGroup><Analyzer Include="{package}/analyzers/*.dll" /></ItemGroup>
            </Project>
            """);
        Write("Directory.Build.targets", $"""<Project><Import Project="{package}/build/Cairn.Analyzers.targets" /></Project>""");
        Write(
            "src/App/App.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Clocks/Clocks.csproj" /></ItemGroup>
            </Project>
            """);
        Write("src/App/Program.cs", "_ = Clock.Now;\n");
        Write(
            "src/Clocks/Clocks.csproj",
            """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks></PropertyGroup></Project>""");
    }
}
