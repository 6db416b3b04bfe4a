namespace Cairn.Templates.Tests;

/// <summary>The service of the README, generated and built once.</summary>
public sealed class GeneratedService(PackedSdk sdk) : IAsyncLifetime
{
    public const string Name = "Acme.BuildStatus";

    public string Folder { get; private set; } = "";

    public CommandResult Build { get; private set; } = new(0, "");

    public async ValueTask InitializeAsync()
    {
        Folder = await sdk.ScaffoldAsync(Name, "ci-experience", TestContext.Current.CancellationToken);
        Build = await sdk.DotnetAsync(Folder, ["build"], TestContext.Current.CancellationToken);
    }

    /// <summary>The built service, to start it some other way.</summary>
    internal string Program => Path.Combine(Folder, "src", Name, "bin", "Debug", "net10.0", $"{Name}.dll");

    /// <summary>Runs the tests that came with the service, as it was built.</summary>
    internal Task<CommandResult> TestAsync(CancellationToken cancellationToken, params string[] filter) =>
        sdk.DotnetAsync(Folder, ["test", "--no-build", .. filter], cancellationToken);

    /// <summary>Starts the built service on free ports of the loopback interface.</summary>
    internal Task<RunningService> StartAsync(CancellationToken cancellationToken, params string[] arguments) =>
        RunningService.StartAsync(Path.Combine(Folder, "src", Name), $"bin/Debug/net10.0/{Name}.dll", cancellationToken, arguments);

    /// <summary>Runs <c>dotnet</c> in its folder.</summary>
    internal Task<CommandResult> DotnetAsync(CancellationToken cancellationToken, params string[] arguments) =>
        sdk.DotnetAsync(Folder, arguments, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
