using System.Text.RegularExpressions;
using Cairn.Testing;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Alerting.Testing.Stories;

/// <summary>The routes that rules speak of, held against those of the service: nobody would ever count what has a misspelt one.</summary>
internal static partial class MappedRoutes
{
    /// <exception cref="InvalidOperationException">The rules speak of routes that the service does not map.</exception>
    public static void Demand(string rules, CairnTestHost host)
    {
        var mapped = host.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var unknown = Route().Matches(rules).Select(route => route.Groups[1].Value).Distinct().Where(route => !mapped.Contains(route)).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException(
                $"The objectives speak of {Quoted(unknown)}, which the service does not map, so nothing would be counted. It maps {Quoted(mapped)}. Correct the objectives.");
        }
    }

    private static string Quoted(IEnumerable<string> routes) => string.Join(", ", routes.Order(StringComparer.Ordinal).Select(route => $"'{route}'"));

    [GeneratedRegex("http_route=\"([^\"]*)\"")]
    private static partial Regex Route();
}
