using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cairn.Hosting.Management;

/// <summary>What the service itself serves on its main port; nothing for a host without a web server.</summary>
internal sealed class RoutesEndpoint(IEnumerable<EndpointDataSource> sources)
{
    public Task AnswerAsync(HttpContext context) => JsonAnswer.WriteAsync(context, Write);

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("routes"u8);
        foreach (var endpoint in sources.SelectMany(source => source.Endpoints).OrderBy(PatternOf, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("pattern"u8, PatternOf(endpoint));
            json.WriteStartArray("methods"u8);
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            {
                json.WriteStringValue(method);
            }

            json.WriteEndArray();
            json.WriteString("name"u8, endpoint.DisplayName);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? PatternOf(Endpoint endpoint) => (endpoint as RouteEndpoint)?.RoutePattern.RawText;
}
