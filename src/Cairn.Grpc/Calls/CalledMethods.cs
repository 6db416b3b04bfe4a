using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Cairn.Grpc.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Cairn.Grpc.Calls;

/// <summary>The methods of the service, read from its endpoints, each once.</summary>
internal sealed class CalledMethods
{
    private const string StackMetadata = "Grpc.AspNetCore.Server.GrpcMethodMetadata";

    private readonly ConcurrentDictionary<Endpoint, CalledMethod> _methods = new();

    /// <summary>A route with parameters is what stacks answer unknown methods with.</summary>
    public CalledMethod Of(Endpoint? endpoint) =>
        endpoint is RouteEndpoint { RoutePattern: { Parameters.Count: 0, RawText: not null } } ? _methods.GetOrAdd(endpoint, Read)
        : endpoint?.Metadata.GetMetadata<IDisableHttpMetricsMetadata>() is null ? CalledMethod.Unknown
        : CalledMethod.Unknown with { IsObserved = false };

    private static CalledMethod Read(Endpoint endpoint) => new(
        NameOf(((RouteEndpoint)endpoint).RoutePattern.RawText!),
        KindOf(endpoint.Metadata),
        endpoint.Metadata.GetMetadata<ServerMethod>() is not null,
        endpoint.Metadata.GetMetadata<IDisableHttpMetricsMetadata>() is null);

    /// <summary>The last two segments: services may be mapped below a prefix.</summary>
    private static string NameOf(string route) => route.Split('/', StringSplitOptions.RemoveEmptyEntries) is [.., var service, var method]
        ? $"{service}/{method}"
        : CalledMethod.Other;

    private static CallKind KindOf(EndpointMetadataCollection metadata) =>
        metadata.Select(item => item is ServerMethod own ? KindOf(own) : KindOf(item)).LastOrDefault(kind => kind != CallKind.Unknown);

    private static CallKind KindOf(ServerMethod own) => own.Kind == MethodKind.Unary ? CallKind.Unary : CallKind.Streaming;

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where trimming has removed the properties, the kind of the call is not known, which is provided for.")]
    private static CallKind KindOf(object metadata)
    {
        if (metadata.GetType() is not { FullName: StackMetadata } type)
        {
            return CallKind.Unknown;
        }

        var method = type.GetProperty("Method")?.GetValue(metadata);
        return method?.GetType().GetProperty("Type")?.GetValue(method)?.ToString() switch
        {
            null => CallKind.Unknown,
            "Unary" => CallKind.Unary,
            _ => CallKind.Streaming,
        };
    }
}
