using System.Text.RegularExpressions;

namespace Cairn.Templates.Tests.Tutorial;

/// <summary>Does what the pages say, from the first step to the last, and sees what they say.</summary>
internal sealed partial class TutorialReader(PackedSdk sdk, TypedCommands terminal) : IAsyncDisposable
{
    private const string Project = "src/Acme.BuildStatus";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly PagePorts _ports = new();
    private readonly Dictionary<string, TutorialServer> _servers = [];
    private readonly Dictionary<string, RunningService> _services = [];
    private bool _isBuilt;

    public async Task FollowAsync(IReadOnlyList<TutorialStep> steps, CancellationToken cancellationToken)
    {
        var before = new TutorialStep(StepKind.Run, "", "", []);
        foreach (var step in steps)
        {
            await (step.Kind switch
            {
                StepKind.Run => RunAsync(step, before, cancellationToken),
                StepKind.Start => StartAsync(step, cancellationToken),
                StepKind.Stop => StopAsync(step, cancellationToken),
                StepKind.Write => WriteAsync(step, cancellationToken),
                _ => EditAsync(step, cancellationToken),
            });
            before = step;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values.Cast<IAsyncDisposable>().Concat(_services.Values))
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>What is copied or taken over a moment later is looked at again, or asked for again, until it is there.</summary>
    private async Task RunAsync(TutorialStep step, TutorialStep before, CancellationToken cancellationToken)
    {
        _isBuilt = step.Text.Contains("dotnet build", StringComparison.Ordinal) || (_isBuilt && !step.Text.Contains(" src/", StringComparison.Ordinal));
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var result = await TypeAsync(step, cancellationToken);
            var missing = step.NotSeenIn(result.Output, _ports.Replaced).ToList();
            if (result.ExitCode == step.ExitCode && missing.Count == 0)
            {
                return;
            }

            Assert.True(step.IsRepeatable && !patience.IsCancellationRequested, $"{step.Place} ended with {result.ExitCode}, and of what it shows this was not seen:\n{string.Join('\n', missing)}\n\n{result.Output}");
            await (before.IsRepeatable && before.Kind == StepKind.Run ? TypeAsync(before, cancellationToken) : Task.CompletedTask);
        }
    }

    private async Task<CommandResult> TypeAsync(TutorialStep step, CancellationToken cancellationToken)
    {
        var folder = await terminal.CurrentFolderAsync(cancellationToken);
        if (step.Lines is [var create] && create.StartsWith("dotnet new ", StringComparison.Ordinal))
        {
            return await sdk.NewAsync([.. create.Split(' ')[2..], "--no-restore", "-o", Path.Combine(folder, GeneratedService.Name)], cancellationToken);
        }

        var result = await terminal.RunAsync(_ports.Replaced(step.Text), cancellationToken);
        var table = Path.Combine(folder, "migration", "strangler.json");
        if (File.Exists(table))
        {
            await File.WriteAllTextAsync(table, _ports.Replaced(await File.ReadAllTextAsync(table, cancellationToken)), cancellationToken);
        }

        return result;
    }

    private async Task StartAsync(TutorialStep step, CancellationToken cancellationToken)
    {
        var command = Assert.Single(step.Lines);
        if (command.StartsWith("dotnet run ", StringComparison.Ordinal))
        {
            await StartServiceAsync(command, await terminal.CurrentFolderAsync(cancellationToken), cancellationToken);
            return;
        }

        var isLegacy = command.StartsWith("gunicorn", StringComparison.Ordinal);
        var server = _servers[isLegacy ? "legacy service" : "recorder"] = terminal.Start(_ports.ReplacedOrFree(command));
        _ports.Use(isLegacy ? "8000" : "8001", await server.PortAsync(isLegacy ? LegacyPort() : RecorderPort(), cancellationToken));
    }

    private async Task StartServiceAsync(string command, string folder, CancellationToken cancellationToken)
    {
        if (!_isBuilt)
        {
            var build = (await sdk.DotnetAsync(folder, ["build", Project], cancellationToken)).MustSucceed();
            Assert.True(build.Output.Contains("0 Warning(s)", StringComparison.Ordinal), build.Output);
            _isBuilt = true;
        }

        var isBefore = command.Contains("SETTINGS_FOLDER", StringComparison.Ordinal);
        var arguments = PagePorts.Free(command.Split(" -- ")[1]).Replace("$PWD", folder, StringComparison.Ordinal).Split(' ');
        var service = _services[isBefore ? "service" : "candidate"] = await RunningService.StartAsync(Path.Combine(folder, Project), $"bin/Debug/net10.0/{GeneratedService.Name}.dll", cancellationToken, arguments);
        _ports.Use(isBefore ? "8080" : "8180", $"{service.Http.BaseAddress!.Port}");
        _ports.Use(isBefore ? "9090" : "9190", $"{service.Management.BaseAddress!.Port}");
    }

    private async Task StopAsync(TutorialStep step, CancellationToken cancellationToken)
    {
        if (_services.Remove(step.Subject, out var service))
        {
            await service.DisposeAsync();
            return;
        }

        Assert.True(_servers.Remove(step.Subject, out var server), $"{step.Place}: the {step.Subject} does not run.");
        await using (server)
        {
            var result = (await server.InterruptAsync(cancellationToken)).MustSucceed();
            Assert.Empty(step.NotSeenIn(result.Output, _ports.Replaced));
        }
    }

    private async Task WriteAsync(TutorialStep step, CancellationToken cancellationToken)
    {
        _isBuilt = false;
        await File.WriteAllTextAsync(Path.Combine(await terminal.CurrentFolderAsync(cancellationToken), step.Subject), step.Text + "\n", cancellationToken);
    }

    private async Task EditAsync(TutorialStep step, CancellationToken cancellationToken)
    {
        _isBuilt = false;
        var file = Path.Combine(await terminal.CurrentFolderAsync(cancellationToken), step.Subject);
        var text = await File.ReadAllTextAsync(file, cancellationToken);
        var (before, after) = (Side(step, '+'), Side(step, '-'));
        Assert.True(text.Contains(before, StringComparison.Ordinal), $"{step.Place}: '{step.Subject}' does not have\n{before}");
        await File.WriteAllTextAsync(file, text.Replace(before, after, StringComparison.Ordinal), cancellationToken);
    }

    private static string Side(TutorialStep step, char other) => string.Concat(step.Lines.Where(line => line[0] != other).Select(line => line[1..] + "\n"));

    [GeneratedRegex(@"Listening at: http://127\.0\.0\.1:(\d+)")]
    private static partial Regex LegacyPort();

    [GeneratedRegex(@"behind http://127\.0\.0\.1:(\d+)/")]
    private static partial Regex RecorderPort();
}
