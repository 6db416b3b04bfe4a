using Cairn.Grpc.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Cairn.Grpc.Endpoints;

/// <summary>Stops the start where a method of ours shares its route with another endpoint: one of the two would never be called, or neither.</summary>
internal sealed class CheckRoutes(GrpcRoutes routes) : IHostedLifecycleService
{
    private const string Post = "POST";

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var faults = routes.Builders
            .SelectMany(builder => builder.DataSources)
            .Distinct()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(TakesPost)
            .GroupBy(PathOf, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1 && group.Any(endpoint => endpoint.Metadata.GetMetadata<ServerMethod>() is not null))
            .Select(group => $"{group.Key} is mapped {group.Count()} times: {string.Join(" and ", group.Select(endpoint => $"'{endpoint.DisplayName}'"))}. Map it once.")
            .ToList();

        return faults.Count == 0 ? Task.CompletedTask : throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool TakesPost(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains(Post, StringComparer.OrdinalIgnoreCase);

    /// <summary>The path, with every parameter called the same: what a parameter is called does not tell routes apart.</summary>
    private static string PathOf(RouteEndpoint endpoint) => string.Concat(endpoint.RoutePattern.PathSegments.Select(segment =>
        "/" + string.Concat(segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "{…}"))));
}
