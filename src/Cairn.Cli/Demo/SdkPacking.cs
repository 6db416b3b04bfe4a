using System.Text.Json;

namespace Cairn.Cli.Demo;

/// <summary>Packs what a service needs from the clone's sources into the demo's feed, in one run of the SDK.</summary>
internal sealed class SdkPacking(Workspace workspace, Dotnet dotnet, TimeProvider clock)
{
    private static readonly string[] Projects =
    [
        "src/Cairn/Cairn.csproj",
        "src/Cairn.Hosting/Cairn.Hosting.csproj",
        "src/Cairn.Telemetry/Cairn.Telemetry.csproj",
        "src/Cairn.Logging/Cairn.Logging.csproj",
        "src/Cairn.Caching/Cairn.Caching.csproj",
        "src/Cairn.Http/Cairn.Http.csproj",
        "src/Cairn.Alerting/Cairn.Alerting.csproj",
        "src/Cairn.Alerting.Testing/Cairn.Alerting.Testing.csproj",
        "src/Cairn.Grpc/Cairn.Grpc.csproj",
        "src/Cairn.Grpc.Testing/Cairn.Grpc.Testing.csproj",
        "src/Cairn.Cassettes/Cairn.Cassettes.csproj",
        "src/Cairn.Testing/Cairn.Testing.csproj",
        "src/Cairn.Migration/Cairn.Migration.csproj",
        "src/Cairn.Parity/Cairn.Parity.csproj",
        "src/Cairn.PythonCompat/Cairn.PythonCompat.csproj",
        "analyzers/Cairn.Analyzers.Package/Cairn.Analyzers.Package.csproj",
        "templates/Cairn.Templates.csproj",
    ];

    public async Task<PackedSdk> PackAsync(CancellationToken cancellationToken)
    {
        var suffix = $"demo.{clock.GetUtcNow():yyyyMMddHHmmss}";
        var filter = Path.Combine(workspace.Feed, "sdk.slnf");
        await File.WriteAllTextAsync(filter, SolutionFilter(), cancellationToken);

        await dotnet.RequireAsync("pack the SDK", workspace.Root, new Dictionary<string, string?>(), Arguments(filter, suffix), cancellationToken);

        return Read(workspace.Feed, suffix);
    }

    /// <summary>Reads the version from the file names: what the suffix is added to is the clone's business.</summary>
    public static PackedSdk Read(string feed, string suffix)
    {
        var packages = Directory.EnumerateFiles(feed, "*.nupkg").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal).ToList();
        var roof = packages.FirstOrDefault(package => package.StartsWith("Cairn.", StringComparison.Ordinal) && char.IsAsciiDigit(package["Cairn.".Length]))
            ?? throw new CommandFailedException(ExitCode.DoesNotHold, $"'{feed}' holds no Cairn package of version …{suffix} after packing. The demo builds its service from it. See that src/Cairn is packable.");
        return new PackedSdk(roof["Cairn.".Length..], packages);
    }

    private string[] Arguments(string filter, string suffix) =>
    [
        "pack", filter, "--output", workspace.Feed, "--configuration", "Release", "--version-suffix", suffix,
        "--artifacts-path", workspace.In("build"), // never meets the output of an IDE or a test run
        "-nologo", "-verbosity:quiet",
        // The same in every run, so that only what has changed is compiled again. We are built from the same clone.
        $"-p:InformationalVersion={typeof(SdkPacking).Assembly.GetName().Version!.ToString(3)}-demo",
        // The clone's own build checks these; here they would only cost time.
        "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:EnablePackageValidation=false", "-p:IncludeSymbols=false", "-p:NuGetAudit=false",
    ];

    private static string SolutionFilter() => JsonSerializer.Serialize(new
    {
        solution = new { path = "../../../Sdk.sln", projects = Projects.Select(project => project.Replace('/', '\\')) },
    });
}
