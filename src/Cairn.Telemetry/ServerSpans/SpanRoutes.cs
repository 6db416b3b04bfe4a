using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Cairn.Telemetry.ServerSpans;

/// <summary>
/// The route of an endpoint. A conventional route, <c>{controller}/{action}/{id?}</c>, serves many endpoints; its parameters that are
/// the same for every request of the endpoint are replaced by their values, once for each endpoint.
/// </summary>
internal sealed class SpanRoutes
{
    private readonly ConditionalWeakTable<RouteEndpoint, string> _resolved = new();

    public string? Of(Endpoint? endpoint)
    {
        if (endpoint?.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route is not { } route)
        {
            return null;
        }

        if (endpoint is RouteEndpoint { RoutePattern.RequiredValues.Count: > 0 } controllerAction)
        {
            return _resolved.GetOrAdd(controllerAction, static (key, template) => Resolve(key, template), route);
        }

        return Named(route);
    }

    private static string Resolve(RouteEndpoint endpoint, string route)
    {
        foreach (var (parameter, value) in endpoint.RoutePattern.RequiredValues)
        {
            if (value is string { Length: > 0 } fixedValue)
            {
                route = Regex.Replace(
                    route, $@"\{{{Regex.Escape(parameter)}([:=?][^}}]*)?\}}", _ => fixedValue, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
            }
        }

        return Named(route);
    }

    private static string Named(string route) => route.Length == 0 ? "/" : route;
}
