using System.Collections.Concurrent;
using Cairn.Cassettes;
using Cairn.Parity.Replay;
using Cairn.Parity.Reports;

namespace Cairn.Parity;

/// <summary>Asks a new service what an old one was asked, session by session, and compares the answers.</summary>
/// <param name="cassettes">What was recorded.</param>
/// <param name="rules">What may differ.</param>
/// <param name="settings">How it is replayed.</param>
public sealed class ParityRun(IReadOnlyList<Cassette> cassettes, ParityRules rules, ParitySettings settings)
{
    /// <summary>Replays all sessions.</summary>
    /// <param name="candidate">Calls the new service; it has a base address and follows no redirects.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="InvalidOperationException">A cassette was recorded with other rules of redaction than those of the settings.</exception>
    /// <exception cref="HttpRequestException">The new service does not answer.</exception>
    public async Task<ParityReport> RunAsync(HttpClient candidate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(candidate);

        var started = settings.Clock.GetUtcNow();
        var today = DateOnly.FromDateTime(started.UtcDateTime);
        var comparer = new ParityComparer(rules.InForce(today), settings.Level);
        var witness = new RuleWitness();
        var asking = new Asking(candidate, settings.Headers.AsReadOnly(), settings.Clock);
        ConcurrentQueue<ParityResult> results = [];
        foreach (var cassette in cassettes)
        {
            settings.VerifyRules(cassette);
            var redactor = settings.Redactor();
            var judge = new Judge(comparer, new AnswerMask(redactor, redactor.KeyId == cassette.Header.Key), witness);
            var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Parallel, CancellationToken = cancellationToken };
            await System.Threading.Tasks.Parallel.ForEachAsync(SessionReplay.SessionsOf(cassette.Exchanges), options, async (session, token) =>
                await ReplayAsync(new SessionReplay(session, asking), judge, results, token));
        }

        var report = new ReportBuilder(comparer, witness).Build(cassettes.Count > 0 ? cassettes[0].Header.Service : "", started, [.. results]);
        return report with { Remarks = [.. Expired(today), .. cassettes.Select(cassette => cassette.TornEnd).OfType<string>()] };
    }

    private async Task ReplayAsync(SessionReplay session, Judge judge, ConcurrentQueue<ParityResult> results, CancellationToken cancellationToken)
    {
        foreach (var exchange in session.Exchanges)
        {
            var askedAt = settings.Clock.GetUtcNow();
            var answer = await session.AskAsync(exchange, cancellationToken);
            results.Enqueue(judge.Judged(exchange, answer, askedAt));
        }
    }

    private IEnumerable<string> Expired(DateOnly today) => rules.Routes.SelectMany(route => route.Rules
        .Where(rule => rule.Expires < today)
        .Select(rule => $"expired on {rule.Expires:yyyy-MM-dd}: {route.Name} {rule.Path}: {rule}"));
}
