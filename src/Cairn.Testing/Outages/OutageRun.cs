namespace Cairn.Testing.Outages;

/// <summary>One rehearsal: all is well first, then every outage on a host of its own.</summary>
internal sealed class OutageRun(Func<Action<TestHostSetup>, CancellationToken, Task<CairnTestHost>> start, OutageSetup setup)
{
    private const int Rounds = 7;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10); // seven rounds outlast three health checks, 15 s apart, and two openings of a breaker
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1); // for what goes on after a start or an answer

    public async Task<OutageReport> RunAsync(CancellationToken cancellationToken)
    {
        var results = new List<OutageResult>();
        foreach (var dependency in await FindBaselineAsync(cancellationToken))
        {
            foreach (var fault in setup.Faults)
            {
                results.Add(await RehearseAsync(dependency, fault, cancellationToken));
            }
        }

        return new OutageReport(results);
    }

    private async Task<IReadOnlyList<DeclaredDependency>> FindBaselineAsync(CancellationToken cancellationToken)
    {
        await using var host = await StartAsync(cancellationToken);
        var declared = await DeclaredDependency.ReadAsync(host.Management, cancellationToken);
        var smoke = new SmokeRun(host, setup);
        var answers = await smoke.CallAllAsync(cancellationToken);
        await host.Clock.AdvanceUntilIdle(Settling, cancellationToken);
        var isReady = await smoke.IsReadyAsync(cancellationToken);

        var faults = Baseline.Faults(setup, declared, answers, isReady, name => host.Faults[name].Requests).ToList();
        return faults.Count == 0 ? declared : throw new InvalidOperationException(string.Join("\n", ["The rehearsal is at fault, not the service:", .. faults]));
    }

    private async Task<OutageResult> RehearseAsync(DeclaredDependency dependency, HttpFault fault, CancellationToken cancellationToken)
    {
        await using var host = await StartAsync(cancellationToken);
        var smoke = new SmokeRun(host, setup);
        await smoke.CallAllAsync(cancellationToken);

        var loggedBefore = host.Logs.All.Count;
        host.Faults[dependency.Name].Inject(fault);
        var (answers, stayedReady) = await CallForAMinuteAsync(host, smoke, cancellationToken);
        var logged = host.Logs.All.Skip(loggedBefore).ToList();

        host.Faults[dependency.Name].Heal();
        await host.Clock.AdvanceUntilIdle(Recovery, cancellationToken);
        var after = await smoke.CallAllAsync(cancellationToken);
        var hasRecovered = after.All(answer => answer.IsSuccess) && await smoke.IsReadyAsync(cancellationToken);

        return Declared.Judge(setup, new OutageResult
        {
            Dependency = dependency.Name,
            Criticality = dependency.Criticality,
            Fault = fault,
            Answers = answers,
            StayedReady = stayedReady,
            Recovered = hasRecovered,
            WorstLogEntry = logged.MaxBy(entry => entry.Level),
        });
    }

    private static async Task<(IReadOnlyList<SmokeAnswer> Worst, bool StayedReady)> CallForAMinuteAsync(
        CairnTestHost host, SmokeRun smoke, CancellationToken cancellationToken)
    {
        IReadOnlyList<SmokeAnswer> worst = [];
        var stayedReady = true;
        for (var round = 0; round < Rounds; round++)
        {
            var answers = await smoke.CallAllAsync(cancellationToken);
            worst = round == 0 ? answers : [.. worst.Zip(answers, (one, other) => one.Worse(other))];
            await host.Clock.AdvanceUntilIdle(Pause, cancellationToken);
            stayedReady &= await smoke.IsReadyAsync(cancellationToken);
        }

        return (worst, stayedReady);
    }

    private async Task<CairnTestHost> StartAsync(CancellationToken cancellationToken)
    {
        var host = await start(setup.HostSetup, cancellationToken);
        await host.Clock.AdvanceUntilIdle(Settling, cancellationToken);
        return host;
    }
}
