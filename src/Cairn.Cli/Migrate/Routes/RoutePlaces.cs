using Cairn.Migration.Routing;
using Cairn.Parity;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>Tells which route of the table a recorded one is, by the strangler's own matching: recordings name routes by guess, or as another framework does.</summary>
internal static class RoutePlaces
{
    /// <param name="routes">The routes, the most specific first.</param>
    /// <param name="name">A method, a space and a path or the template of one.</param>
    /// <returns>The route; null where none matches.</returns>
    public static StranglerRoute? Find(IReadOnlyList<StranglerRoute> routes, string name)
    {
        if (routes.FirstOrDefault(route => route.Match == name) is { } same)
        {
            return same;
        }

        return name.Split(' ', 2) is [var method, var target] ? routes.FirstOrDefault(route => route.Pattern.Matches(method, target.Split('?')[0])) : null;
    }

    /// <summary>The report with the table's names; what no route matches keeps its own.</summary>
    public static ParityReport Named(ParityReport report, IReadOnlyList<StranglerRoute> routes) =>
        report with { Routes = [.. report.Routes.Select(route => route with { Route = Find(routes, route.Route)?.Match ?? route.Route })] };
}
