using Cairn.Migration.Answering;
using Cairn.Migration.Rollback;
using Microsoft.AspNetCore.Http;

namespace Cairn.Migration.Routing;

/// <summary>Lets the side answer that the state of a route says.</summary>
internal sealed class RouteAnswer(LegacyAnswer legacy, CandidateAnswer candidate, RollbackReport rollbacks, MigrationMetrics metrics)
{
    private const string Unmatched = "*";

    public (Side Side, RouteState State) Choose(HttpContext context, LiveRoute route)
    {
        var state = rollbacks.StateOf(route);
        var isCandidate = state switch
        {
            RouteState.Migrated or RouteState.Retired => true,
            RouteState.Canary => route.Configured.StickyBy.IsWithin(route.Configured.Percent, context),
            _ => false,
        };
        return (isCandidate ? Side.Candidate : Side.Legacy, state);
    }

    /// <summary>Answers.</summary>
    /// <returns>Who did, which is legacy after a fallback.</returns>
    public async Task<Side> AnswerAsync(HttpContext context, LiveRoute route, Side side, RouteState state, Uri? legacyAddress, RequestDelegate next)
    {
        route.Tally.CountRequest();
        var servedBy = side;
        try
        {
            if (side is Side.Candidate)
            {
                servedBy = await candidate.AnswerAsync(context, route, legacyAddress, next);
            }
            else
            {
                await legacy.AnswerAsync(context, route, legacyAddress!);
            }
        }
        finally
        {
            metrics.Answered(route.Configured.Match, state, servedBy);
        }

        return servedBy;
    }

    public async Task UnmatchedAsync(HttpContext context, Uri? legacyAddress, RequestDelegate next)
    {
        metrics.Answered(Unmatched, legacyAddress is null ? RouteState.Retired : RouteState.Legacy, legacyAddress is null ? Side.Candidate : Side.Legacy);
        await (legacyAddress is null ? next(context) : legacy.AnswerAsync(context, route: null, legacyAddress));
    }
}
