using Cairn.Testing;

namespace Cairn.Cli.Demo;

/// <summary>Plays the demo, shows what it observed, and tidies up.</summary>
internal sealed class DemoVerb(Screen screen, TimeProvider clock)
{
    public async Task<ExitCode> RunAsync(bool keep, CancellationToken cancellationToken)
    {
        var root = RepositoryRoot.Find(Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
        using var workspace = Workspace.Open(root, clock);
        try
        {
            await using var receiver = await OtlpReceiver.StartAsync(cancellationToken);
            var script = new DemoScript(workspace, new Dotnet(workspace), receiver, clock);
            var run = await screen.ShowStepsAsync(steps => script.PlayAsync(steps, cancellationToken));
            var verdict = new PromiseReport(screen).Show([.. PromiseList.All.Select(promise => Observe(promise, run))]);
            await (keep ? KeepAsync(script, cancellationToken) : Task.CompletedTask);
            return verdict;
        }
        finally
        {
            TidyUp(workspace, keep);
        }
    }

    public static Finding Observe(IPromise promise, DemoRun run)
    {
        var finding = new Finding(promise.Sentence);
        promise.Observe(run, finding);
        return finding;
    }

    private async Task KeepAsync(DemoScript script, CancellationToken cancellationToken)
    {
        await using var notifier = new DemoNotifier();
        await using var service = await script.StartServiceAsync(notifier, cancellationToken);
        screen.WriteLine();
        screen.WriteLine($"The service runs as process {service.ProcessId} until Ctrl-C:");
        screen.WriteLine($"  requests  {new Uri(service.Main, "/builds?branch=main")}");
        screen.WriteLine($"  gRPC      {service.Grpc}");
        screen.WriteLine($"  probes    {new Uri(service.Management, "/readyz?verbose")}");
        screen.WriteLine($"  folder    {script.Generated.Folder}");
        try
        {
            await service.WaitAsync(cancellationToken);
            screen.WriteLine("The service has ended by itself.");
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how a kept service ends; the verdict is still the demo's answer.
        }
    }

    private void TidyUp(Workspace workspace, bool keep)
    {
        if (!keep)
        {
            workspace.Clean();
        }

        screen.WriteLine();
        screen.WriteLine(keep
            ? $"Kept until the next run: {workspace.Folder}"
            : $"Kept: {workspace.Logs} (the output of every step), build and packages beside it (they make the next run faster).");
    }
}
