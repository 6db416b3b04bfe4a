using Microsoft.AspNetCore.Http;

namespace Cairn.PythonCompat.Requests;

/// <summary>What a route or a group of routes turns on and off; the nearest to the route has the last word.</summary>
internal sealed record RouteSwitches(PythonCompat Enabled, PythonCompat Disabled)
{
    public static PythonCompat On(Endpoint? endpoint, PythonCompat everywhere) => endpoint is null
        ? everywhere
        : endpoint.Metadata.GetOrderedMetadata<RouteSwitches>().Aggregate(everywhere, (active, route) => (active | route.Enabled) & ~route.Disabled);
}
