namespace Cairn.Cli.Demo;

/// <summary>The service that comes out of the packed template, from scaffold to green tests.</summary>
internal sealed class GeneratedService(Workspace workspace, Dotnet dotnet)
{
    public const string Name = "Acme.BuildStatus";
    public const string Slug = "acme-build-status";
    public const string Team = "ci-experience";

    private readonly Dictionary<string, string?> _isolated = new()
    {
        ["NUGET_PACKAGES"] = workspace.Packages,
        ["RestoreAdditionalProjectSources"] = workspace.Feed,
        ["RestoreAdditionalProjectFallbackFolders"] = UserPackages.Folder, // what is unpacked there is used in place
        ["NuGetAudit"] = "false",
        ["EnableSourceControlManagerQueries"] = "false", // the clone's commit is not the service's
    };

    public string Folder { get; } = Path.Combine(workspace.Services, Name);

    /// <summary>The folder of the service's project.</summary>
    public string Project => Path.Combine(Folder, "src", Name);

    public string TestProject => Path.Combine(Folder, "tests", $"{Name}.Tests");

    public string PlantedFile => Path.Combine(Project, Plants.ViolationFile);

    private static IEnumerable<string> Rules => Plants.Violations.Select(violation => violation.Rule);

    public async Task<Scaffold> ScaffoldAsync(PackedSdk sdk, CancellationToken cancellationToken)
    {
        Isolation.Raise(workspace.Services);
        string[] hive = ["--debug:custom-hive", workspace.In("hive")];
        var package = Path.Combine(workspace.Feed, $"Cairn.Templates.{sdk.Version}.nupkg");
        var none = new Dictionary<string, string?>();

        await dotnet.RequireAsync("install the template", workspace.Services, none, ["new", "install", package, .. hive], cancellationToken);
        await dotnet.RequireAsync(
            "scaffold the service", workspace.Services, none,
            ["new", "ci-service", "--name", Name, "--team", Team, "--grpc", "--output", Folder, .. hive],
            cancellationToken);

        var files = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'));
        var scaffold = new Scaffold([.. files.Order(StringComparer.Ordinal)], await File.ReadAllTextAsync(Path.Combine(Project, "Program.cs"), cancellationToken));
        Plants.Into(Project, Name);
        return scaffold;
    }

    public async Task<IReadOnlyList<BuildWarning>> BuildAsync(CancellationToken cancellationToken)
    {
        var result = await dotnet.RequireAsync(
            "build the service", Folder, _isolated,
            // The planted violations shall be seen, not end the build, however strict the service is with itself.
            ["build", "-nologo", "-verbosity:quiet", "-consoleLoggerParameters:NoSummary", $"-p:WarningsNotAsErrors={string.Join("%3B", Rules)}"],
            cancellationToken);
        return BuildWarning.In(result.Lines);
    }

    public async Task<TestCount> TestAsync(CancellationToken cancellationToken)
    {
        var results = Path.Combine(workspace.Logs, "tests.xml");
        await dotnet.RunAsync("run its tests", Folder, _isolated, ["exec", Assembly(TestProject), "-noLogo", "-noColor", "-xml", results], cancellationToken);
        return TestCount.Read(results);
    }

    public async Task<IReadOnlyList<Repair>> RepairAsync(CancellationToken cancellationToken)
    {
        var before = await File.ReadAllLinesAsync(PlantedFile, cancellationToken);
        await dotnet.RequireAsync(
            "fix the violations", Project, _isolated,
            ["format", "analyzers", "--no-restore", "--severity", "warn", "--diagnostics", .. Rules, "--verbosity", "minimal"],
            cancellationToken);
        var after = await File.ReadAllLinesAsync(PlantedFile, cancellationToken);
        return [.. Plants.Violations.Select(violation => new Repair(violation, LineOf(violation, before), LineOf(violation, after)))];
    }

    /// <summary>The Cairn packages that restore has unpacked, as "id/version".</summary>
    public IReadOnlyList<string> PackagesUsed() =>
        [.. Directory.EnumerateDirectories(workspace.Packages, "cairn*")
            .SelectMany(package => Directory.EnumerateDirectories(package), (package, version) => $"{Path.GetFileName(package)}/{Path.GetFileName(version)}")
            .Order(StringComparer.Ordinal)];

    /// <summary>The lines of the page of faults and alerts, which its tests have just held true.</summary>
    public IReadOnlyList<string> FaultTable() => [.. File.ReadLines(Path.Combine(Folder, "docs", "alerts.md")).Where(line => line.Length > 0 && !line.StartsWith('#'))];

    /// <summary>The built assembly of a project; the demo knows neither the target framework nor the layout of the output.</summary>
    /// <exception cref="CommandFailedException">There is none.</exception>
    public string Assembly(string project)
    {
        var file = $"{Path.GetFileName(project)}.dll";
        return Directory.EnumerateFiles(Folder, file, SearchOption.AllDirectories).Where(IsRunnable).Order(StringComparer.Ordinal).FirstOrDefault()
            ?? throw new CommandFailedException(ExitCode.DoesNotHold, $"'{file}' was not built below '{Folder}'. The demo runs it. See the build's output in '{workspace.Logs}'.");
    }

    // Reference assemblies and what lies in obj/ have no runtime configuration beside them; a copy among tests has one of another name.
    private static bool IsRunnable(string assembly) => File.Exists(Path.ChangeExtension(assembly, ".runtimeconfig.json")) && File.Exists(Path.ChangeExtension(assembly, ".deps.json"));

    private static string LineOf(Violation violation, IEnumerable<string> lines) =>
        lines.FirstOrDefault(line => line.Contains(violation.Member, StringComparison.Ordinal))?.Trim() ?? "";
}
