using Cairn.Migration.Routing;
using Microsoft.Extensions.Logging;

namespace Cairn.Migration.Rollback;

/// <summary>Counts answers for the rollback, and is loud about it.</summary>
internal sealed class RollbackReport(MigrationMetrics metrics, ILogger<RollbackReport> logger)
{
    /// <summary>The state that a route is in now.</summary>
    public RouteState StateOf(LiveRoute route)
    {
        var (inForce, hasEnded) = route.Errors.Look();
        if (hasEnded)
        {
            logger.RollbackEnded(route.Configured.Match, StateNames.Of(route.Configured.State));
        }

        return inForce is null ? route.Configured.State : RouteState.Legacy;
    }

    public void Count(LiveRoute route, Side side, bool isError)
    {
        if (route.Configured.State is not (RouteState.Canary or RouteState.Migrated) || route.Errors.Add(side, isError) is not { } rollback)
        {
            return;
        }

        metrics.RolledBack(route.Configured.Match);
        logger.RouteRolledBack(route.Configured.Match, StateNames.Of(route.Configured.State), rollback.Until, rollback.Delta);
    }
}
