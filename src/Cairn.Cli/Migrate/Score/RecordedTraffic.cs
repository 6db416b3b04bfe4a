using Cairn.Cassettes;
using Cairn.Cli.Migrate.Routes;
using Cairn.Migration.Routing;
using Cairn.Parity;

namespace Cairn.Cli.Migrate.Score;

/// <summary>What was recorded and compared, in files.</summary>
/// <param name="Reports">The reports of parity; null where there is none.</param>
/// <param name="Cassettes">The cassettes; null where there is none.</param>
internal sealed record RecordedTraffic(IReadOnlyList<ParityReport>? Reports, IReadOnlyList<Cassette>? Cassettes)
{
    /// <summary>How many exchanges there are of each route that has any.</summary>
    public IReadOnlyDictionary<string, int> ExchangesOf(IReadOnlyList<StranglerRoute> routes) => (Cassettes ?? [])
        .SelectMany(cassette => cassette.Exchanges)
        .Where(exchange => exchange.Direction is null)
        .Select(exchange => RoutePlaces.Find(routes, $"{exchange.Request.Method} {exchange.Request.Target}"))
        .OfType<StranglerRoute>()
        .CountBy(route => route.Match)
        .ToDictionary();
}
