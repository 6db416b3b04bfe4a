using Cairn.Cassettes;
using Cairn.Parity.Comparison;

namespace Cairn.Parity.Replay;

/// <summary>Says of a new answer whether it is equal to the recorded one.</summary>
internal sealed class Judge(ParityComparer comparer, AnswerMask mask, RuleWitness witness)
{
    public ParityResult Judged(CassetteExchange recorded, CassetteResponse answer, DateTimeOffset askedAt)
    {
        var route = RouteName.Of(recorded);
        var secrets = mask.Secrets(recorded, answer);
        if (secrets.Count > 0)
        {
            var leaks = secrets.Select(secret => new ParityDifference("secret", "not shown", secret, "nothing may hold an unmasked secret"));
            return new ParityResult(recorded, route, ParityVerdict.Different, [.. leaks]) { Duration = answer.Duration };
        }

        var exchange = mask.Legacy(recorded);
        var candidate = mask.Candidate(answer);
        var result = comparer.Judged(exchange, candidate, askedAt, rule => witness.Used(route, rule));
        witness.Hear(comparer.Rules.Find(route), candidate, comparer.LevelOf(route));
        return result with { Duration = answer.Duration };
    }
}
