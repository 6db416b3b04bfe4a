namespace Cairn.Cli.Demo;

/// <summary>The requests of the demo: probes, good ones, a bad one, one that fails, one that runs a pipeline, those that call over gRPC, those of the cache and those without the notifier; then the wish to stop, watched from both ports.</summary>
internal sealed class Traffic(RunningService service, Caller caller, DemoNotifier notifier, TimeProvider clock)
{
    private static readonly string[] Probes = ["/livez", "/readyz", "/startupz", "/alive", "/health"];
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FlipLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    public async Task<Answers> SendAsync(CancellationToken cancellationToken)
    {
        await ReadinessAsync(200, StartLimit, cancellationToken);
        return new Answers
        {
            Probes = await GetAllAsync(service.Management, host: null, cancellationToken),
            Verbose = await caller.GetAsync(service.Management, "/readyz?verbose", cancellationToken),
            ProbesOnMain = await GetAllAsync(service.Main, service.Management.Authority, cancellationToken),
            Reported = await caller.PostAsync(service.Main, "/builds", new { id = "42", branch = "main", status = "running" }, cancellationToken),
            Read = await caller.GetAsync(service.Main, "/builds/42", cancellationToken),
            Rejected = await caller.PostAsync(service.Main, "/builds", new { id = "43", branch = "", status = "on fire" }, cancellationToken),
            Failed = await caller.GetAsync(service.Main, Plants.FaultPath, cancellationToken),
            Pipeline = await caller.PostAsync(service.Main, PlantedPipeline.Path, new { }, cancellationToken),
            Calls = await new CallTraffic(service, caller).SendAsync(cancellationToken),
            Caching = await new CacheTraffic(service.Main, caller, clock).SendAsync(cancellationToken),
            Outage = await new OutageTraffic(service, caller, notifier).SendAsync(cancellationToken),
        };
    }

    public async Task<Drain> StopAsync(CancellationToken cancellationToken)
    {
        var before = await caller.GetAsync(service.Management, "/readyz", cancellationToken);
        var asked = clock.GetTimestamp();
        service.AskToStop();
        var after = await ReadinessAsync(503, FlipLimit, cancellationToken);
        var flippedAfter = clock.GetElapsedTime(asked);
        var served = await caller.GetAsync(service.Main, "/builds/42", cancellationToken);

        using var limit = new CancellationTokenSource(ExitLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return new Drain(before, after, served, flippedAfter, await service.WaitAsync(either.Token), clock.GetElapsedTime(asked));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Drain(before, after, served, flippedAfter, ExitCode: null, clock.GetElapsedTime(asked));
        }
    }

    private async Task<IReadOnlyList<Exchange>> GetAllAsync(Uri server, string? host, CancellationToken cancellationToken)
    {
        var answers = new List<Exchange>();
        foreach (var path in Probes)
        {
            answers.Add(await caller.GetAsync(server, path, cancellationToken, host));
        }

        return answers;
    }

    /// <summary>Asks until readiness answers with the status, or time is up; gives the last answer either way.</summary>
    private async Task<Exchange> ReadinessAsync(int status, TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var answer = await caller.GetAsync(service.Management, "/readyz", cancellationToken);
            if (answer.Status == status || clock.GetElapsedTime(started) > limit)
            {
                return answer;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }
}
