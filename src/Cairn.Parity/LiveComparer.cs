using Cairn.Cassettes;
using Cairn.Parity.Comparison;

namespace Cairn.Parity;

/// <summary>
/// Compares answers of services that run, under the rules that were learned from recordings. Both answers come as they are, and are masked here as recordings are: rules then see the forms
/// that they were learned from, and no difference holds a secret.
/// </summary>
/// <param name="redaction">What was masked when the rules were learned.</param>
/// <param name="clock">Tells which rules have expired; a day ends at midnight UTC.</param>
public sealed class LiveComparer(RedactionPolicy redaction, TimeProvider clock)
{
    private readonly Redactor _redactor = Redactor.WithRandomKey(redaction);

    /// <summary>Compares an answer of the new service with what the old one answered: once, or more often, to tell what it varies by itself.</summary>
    /// <param name="rules">What may differ. Those that have expired let nothing pass.</param>
    /// <param name="exchange">What the old service was asked, and what it answered. Where it has no route, that is guessed from the path.</param>
    /// <param name="candidate">What the new service answered.</param>
    /// <param name="askedAt">When the new service was asked.</param>
    /// <returns>The verdict, and in what the answers differ; nothing in which the old service disagrees with itself, unless there is nothing else.</returns>
    public ParityResult Compare(ParityRules rules, CassetteExchange exchange, CassetteResponse candidate, DateTimeOffset askedAt)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(candidate);

        var comparer = new ParityComparer(rules.InForce(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)));
        var masked = exchange with
        {
            Route = RouteName.Of(exchange),
            Request = _redactor.Redact(exchange.Request),
            Responses = [.. exchange.Responses.Select(_redactor.Redact)],
        };
        var result = comparer.Judged(masked, _redactor.Redact(candidate), askedAt);
        return result.Verdict is ParityVerdict.Different ? result with { Differences = Sure(result.Differences, comparer.Disagreements(masked)) } : result;
    }

    private static IReadOnlyList<ParityDifference> Sure(IEnumerable<ParityDifference> differences, IReadOnlySet<string> disagreements) =>
        [.. differences.Where(difference => !disagreements.Contains(difference.Place))];
}
