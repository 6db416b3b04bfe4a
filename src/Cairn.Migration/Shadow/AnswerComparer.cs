using Cairn.Cassettes;
using Cairn.Migration.Routing;
using Cairn.Parity;

namespace Cairn.Migration.Shadow;

/// <summary>Compares two answers to the same request, under the rules in force.</summary>
internal sealed class AnswerComparer(CurrentTable current, LiveComparer comparer)
{
    private const int MostDifferences = 8;

    /// <summary>Compares what legacy answered, once or twice, with what the candidate did.</summary>
    public Comparison Compare(CopiedRequest request, ObservedAnswer legacy, ObservedAnswer candidate, params IEnumerable<ObservedAnswer> again)
    {
        var rules = current.Table.Rules;
        var exchange = new CassetteExchange
        {
            Id = "",
            At = legacy.AskedAt,
            Route = rules.RouteOf(request.Method, request.Target),
            Request = request.ToCassette(),
            Responses = [legacy.ToCassette(), .. again.Select(answer => answer.ToCassette())],
        };
        var result = comparer.Compare(rules.Rules, exchange, candidate.ToCassette(), candidate.AskedAt);
        return new Comparison(result.Verdict, [.. result.Differences.Select(Difference.Of).Distinct().Take(MostDifferences)]);
    }
}
