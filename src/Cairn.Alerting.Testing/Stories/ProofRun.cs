using Cairn.Alerting.Testing.Promtool;
using Cairn.Alerting.Testing.Samples;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cairn.Alerting.Testing.Stories;

/// <summary>Plays every fault on a host of its own, and has each judged by promtool.</summary>
internal sealed class ProofRun(Func<Action<TestHostSetup>, CancellationToken, Task<CairnTestHost>> start, AlertProofSetup setup, PromtoolProgram promtool)
{
    public async Task<AlertProofReport> RunAsync(CancellationToken cancellationToken)
    {
        var results = new List<FaultResult>();
        foreach (var fault in setup.Faults)
        {
            results.Add(await ProveAsync(fault, cancellationToken));
        }

        return new AlertProofReport(results);
    }

    private async Task<FaultResult> ProveAsync(AlertFault fault, CancellationToken cancellationToken)
    {
        await using var host = await start(setup.HostSetup, cancellationToken);
        var rules = RulesOf(host).Watching(fault.Watched);
        var book = new SampleBook(rules, host.Clock.GetUtcNow());
        await new Story(host, setup, fault, book).PlayAsync(cancellationToken);

        var firings = await promtool.JudgeAsync(rules, book, cancellationToken);
        return new FaultResult(fault, [.. rules.Alerts.Select(alert => OutcomeOf(alert, fault, firings, book.Minutes))]);
    }

    private static RuleText RulesOf(CairnTestHost host)
    {
        var objectives = host.Services.GetRequiredService<IOptions<Objectives>>().Value;
        if (objectives.All.Count == 0)
        {
            throw new InvalidOperationException(
                "The service declares no objectives, so there are no alerts. Alerts are made from objectives. Declare some with AddCairnAlerting, or with WithObjectives in the proof.");
        }

        var options = host.Services.GetRequiredService<IOptions<AlertingOptions>>().Value;
        var files = AlertArtefacts.Generate(objectives, options).Files.Where(file => file.Path.EndsWith(".rules.yaml", StringComparison.Ordinal));
        var text = string.Concat(files.Select(file => file.Text));
        MappedRoutes.Demand(text, host);
        return RuleText.Parse(text);
    }

    private AlertOutcome OutcomeOf(RuleBlock alert, AlertFault fault, IReadOnlyList<Firing> firings, int minutes)
    {
        var (begins, ends) = ((int)setup.LeadIn.TotalMinutes, (int)(setup.LeadIn + fault.Duration).TotalMinutes);
        var mine = firings.Where(firing => firing.Alert == alert.Name).ToList();
        var since = mine.Where(firing => firing.Last >= begins).ToList();
        return new AlertOutcome(alert.Name, alert.Severity)
        {
            FiresAfter = since.Count == 0 ? null : TimeSpan.FromMinutes(Math.Max(since.Min(firing => firing.First) - begins, 0)),
            ResolvesAfter = since.Count == 0 || since.Max(firing => firing.Last) >= minutes - 1 ? null : TimeSpan.FromMinutes(since.Max(firing => firing.Last) + 1 - ends),
            FiringTime = TimeSpan.FromMinutes(mine.Sum(firing => firing.Minutes)),
            IsFalseAlarm = mine.Exists(firing => firing.First < begins),
        };
    }
}
