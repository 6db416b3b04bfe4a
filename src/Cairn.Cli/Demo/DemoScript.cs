using Cairn.Testing;

namespace Cairn.Cli.Demo;

/// <summary>The sequence of the demo: pack, scaffold, build; then tests, traffic, alerts and repair side by side.</summary>
internal sealed class DemoScript(Workspace workspace, Dotnet dotnet, OtlpReceiver receiver, TimeProvider clock)
{
    public GeneratedService Generated { get; } = new(workspace, dotnet);

    public async Task<DemoRun> PlayAsync(ISteps steps, CancellationToken cancellationToken)
    {
        var packing = new SdkPacking(workspace, dotnet, clock);
        var sdk = await steps.RunAsync(
            "Packing the SDK", packed => $"Packed {packed.Packages.Count} packages, version {packed.Version}", () => packing.PackAsync(cancellationToken));
        var scaffold = await steps.RunAsync(
            $"Scaffolding {GeneratedService.Name}",
            written => $"Scaffolded it, {written.Files.Count} files, and planted {Plants.FaultPath} (throws), {PlantedPipeline.Path} (runs a pipeline), {PlantedCaller.Path} (calls over gRPC), {PlantedStore.Path} (takes a planted store down), two routes of a Flask service and {Plants.ViolationFile} (breaks {Plants.Violations.Count} rules)",
            () => Generated.ScaffoldAsync(sdk, cancellationToken));
        var warnings = await steps.RunAsync(
            "Building it from the packed packages", seen => $"Built it, {seen.Count} warning(s)", () => Generated.BuildAsync(cancellationToken));

        using var together = new Together(cancellationToken);
        var tests = together.Run(stop => steps.RunAsync("Running its tests", count => $"Ran its tests: {count}", () => Generated.TestAsync(stop)));
        var service = together.Run(stop => steps.RunAsync("Running it under real requests", seen => $"Ran it, exit code {seen.Drain.ExitCode}", () => ServeAsync(stop)));
        var repairs = together.Run(stop => steps.RunAsync("Fixing the planted violations", _ => "Ran dotnet format analyzers", () => Generated.RepairAsync(stop)));
        var alerts = together.Run(stop => steps.RunAsync("Making its alerts", made => $"Made its alerts: {made.Files.Count} files", () => new AlertMaking(workspace, dotnet, Generated).MakeAsync(stop)));
        var moved = together.Run(stop => steps.RunAsync(
            "Standing it before a Flask service",
            seen => seen is null ? "No python3 has Flask, so it stood before no Flask service" : $"Stood it before a Flask service, {seen.Asked.Count} routes asked",
            () => new LegacyMove(workspace, dotnet, Generated, clock).PlayAsync(stop)));
        await together.WhenAll();

        return new DemoRun
        {
            Sdk = sdk,
            Scaffold = scaffold,
            PackagesUsed = Generated.PackagesUsed(),
            Warnings = warnings,
            Tests = await tests,
            Alerts = await alerts with { Table = Generated.FaultTable() },
            Answers = (await service).Answers,
            Drain = (await service).Drain,
            Output = (await service).Output,
            Received = Received.From(receiver),
            Moved = await moved,
            Repairs = await repairs,
        };
    }

    /// <summary>Starts the built service; whoever asked ends it.</summary>
    public async Task<RunningService> StartServiceAsync(DemoNotifier notifier, CancellationToken cancellationToken) => await RunningService.StartAsync(
        dotnet, "run the service", Generated.Project, Generated.Assembly(Generated.Project), RunningService.Environment(receiver.Endpoint, await notifier.ListenAsync(cancellationToken)), clock, cancellationToken);

    private async Task<(Answers Answers, Drain Drain, IReadOnlyList<string> Output)> ServeAsync(CancellationToken cancellationToken)
    {
        using var caller = new Caller();
        await using var notifier = new DemoNotifier();
        await using var service = await StartServiceAsync(notifier, cancellationToken);
        var traffic = new Traffic(service, caller, notifier, clock);
        var answers = await traffic.SendAsync(cancellationToken);
        var drain = await traffic.StopAsync(cancellationToken);
        return (answers, drain, service.Output);
    }
}
