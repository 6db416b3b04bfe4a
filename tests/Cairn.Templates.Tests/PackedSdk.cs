using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

[assembly: AssemblyFixture(typeof(Cairn.Templates.Tests.PackedSdk))]

namespace Cairn.Templates.Tests;

/// <summary>The packages that a generated service needs, packed once from this clone, and the template installed from them.</summary>
public sealed class PackedSdk : IAsyncLifetime
{
    private static readonly string[] Projects =
    [
        "src/Cairn/Cairn.csproj",
        "src/Cairn.Hosting/Cairn.Hosting.csproj",
        "src/Cairn.Logging/Cairn.Logging.csproj",
        "src/Cairn.Telemetry/Cairn.Telemetry.csproj",
        "src/Cairn.Caching/Cairn.Caching.csproj",
        "src/Cairn.Caching.Redis/Cairn.Caching.Redis.csproj",
        "src/Cairn.Http/Cairn.Http.csproj",
        "src/Cairn.Alerting/Cairn.Alerting.csproj",
        "src/Cairn.Alerting.Testing/Cairn.Alerting.Testing.csproj",
        "src/Cairn.Grpc/Cairn.Grpc.csproj",
        "src/Cairn.Grpc.Testing/Cairn.Grpc.Testing.csproj",
        "src/Cairn.Cassettes/Cairn.Cassettes.csproj",
        "src/Cairn.Testing/Cairn.Testing.csproj",
        "src/Cairn.Migration/Cairn.Migration.csproj",
        "src/Cairn.PythonCompat/Cairn.PythonCompat.csproj",
        "src/Cairn.Parity/Cairn.Parity.csproj",
        "analyzers/Cairn.Analyzers.Package/Cairn.Analyzers.Package.csproj",
        "templates/Cairn.Templates.csproj",
    ];

    // Outside the clone, whose Directory.Build.props would reach into a generated service.
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-templates-");
    private readonly SemaphoreSlim _hive = new(1);
    private readonly ConcurrentDictionary<string, Lazy<Task<(string Folder, CommandResult Build)>>> _built = [];
    private readonly Dotnet _dotnet;

    public PackedSdk() => _dotnet = new Dotnet(Feed, In("packages"));

    /// <summary>The folder of everything that the tests write.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The version of all packages, unique to this test run.</summary>
    public string Version { get; private set; } = "";

    private string Feed => In("feed");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Feed);
        await PackAsync($"test-{Guid.NewGuid().ToString("n")[..8]}");
        var package = Assert.Single(Directory.EnumerateFiles(Feed, "Cairn.Templates.*.nupkg"));
        Version = Path.GetFileNameWithoutExtension(package)["Cairn.Templates.".Length..];
        (await NewAsync(["install", package], TestContext.Current.CancellationToken)).MustSucceed();
    }

    /// <summary>The file of a package.</summary>
    internal string Package(string id) => Path.Combine(Feed, $"{id}.{Version}.nupkg");

    /// <summary>Runs <c>dotnet</c> in a folder of the test.</summary>
    internal Task<CommandResult> DotnetAsync(string folder, string[] arguments, CancellationToken cancellationToken) =>
        _dotnet.RunAsync(folder, arguments, cancellationToken);

    /// <summary>Describes a program that finds <c>dotnet</c> as the tests have it.</summary>
    internal ProcessStartInfo Describe(string folder, string program, params string[] arguments) => _dotnet.Describe(folder, program, arguments);

    /// <summary>Runs <c>dotnet new</c> on a hive of its own, one at a time: a hive is not made for more.</summary>
    internal async Task<CommandResult> NewAsync(string[] arguments, CancellationToken cancellationToken)
    {
        await _hive.WaitAsync(cancellationToken);
        try
        {
            return await _dotnet.RunAsync(Folder, ["new", .. arguments, "--debug:custom-hive", In("hive")], cancellationToken);
        }
        finally
        {
            _hive.Release();
        }
    }

    /// <summary>Generates a service.</summary>
    /// <returns>The folder it is in.</returns>
    internal async Task<string> ScaffoldAsync(string name, string team, CancellationToken cancellationToken, params string[] options)
    {
        var folder = In("services", Guid.NewGuid().ToString("n"));
        (await NewAsync(["ci-service", "-n", name, "--team", team, "-o", folder, "--no-restore", .. options], cancellationToken)).MustSucceed();
        return folder;
    }

    /// <summary>Generates and builds a service, once for all who ask for its name.</summary>
    internal Task<(string Folder, CommandResult Build)> BuiltAsync(string name, string team) => _built.GetOrAdd(name, _ => new(async () =>
    {
        var folder = await ScaffoldAsync(name, team, CancellationToken.None);
        return (folder, await DotnetAsync(folder, ["build"], CancellationToken.None));
    })).Value;

    public ValueTask DisposeAsync()
    {
        _hive.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    // One solution filter, so that one run of the SDK builds what the packages share once, beside the clone's own output.
    private async Task PackAsync(string suffix)
    {
        var filter = In("packages.slnf");
        var solution = new { path = Path.Combine(Repository.Root, "Sdk.sln"), projects = Projects.Select(project => project.Replace('/', '\\')) };
        await File.WriteAllTextAsync(filter, JsonSerializer.Serialize(new { solution }));

        var packed = await _dotnet.RunAsync(
            Repository.Root,
            [
                "pack", filter, "--output", Feed, "--version-suffix", suffix, "--artifacts-path", In("build"),
                // The clone's own build checks these.
                "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:EnablePackageValidation=false", "-p:IncludeSymbols=false",
            ],
            TestContext.Current.CancellationToken);
        packed.MustSucceed();
    }

    private string In(params string[] path) => Path.Combine([Folder, .. path]);
}
