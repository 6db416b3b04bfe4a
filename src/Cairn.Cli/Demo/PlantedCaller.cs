namespace Cairn.Cli.Demo;

/// <summary>An endpoint that the demo adds to the generated service: it asks for a build over gRPC, as another service would. The report says so.</summary>
internal static class PlantedCaller
{
    public const string Path = "/demo/grpc";

    public const string File = "PlantedCaller.cs";

    public static string Endpoint => $"""app.MapGet("{Path}", PlantedCaller.AskAsync);""";

    public static string Code(string rootNamespace) =>
        $$"""
        using System.Diagnostics.Metrics;
        using Cairn.Grpc;
        using {{rootNamespace}}.V1;

        namespace {{rootNamespace}};

        /// <summary>Planted by `cairn demo`: a client of the service's own messages, with the deadline that it is given.</summary>
        internal static class PlantedCaller
        {
            public static async Task<string> AskAsync(Uri server, string id, TimeSpan timeout, IMeterFactory meters, TimeProvider clock, CancellationToken cancellationToken)
            {
                using var sockets = new SocketsHttpHandler();
                using var handler = new GrpcClientHandler(meters, clock) { InnerHandler = sockets };
                using var http = new HttpMessageInvoker(handler);
                var builds = new ProtoClient(http, server, BuildsReflection.Descriptor.Services[0].FullName, clock);
                try
                {
                    var build = await builds.UnaryAsync<GetBuildRequest, V1.Build>(
                        "GetBuild", new GetBuildRequest { Id = id }, new ProtoCallSettings { Timeout = timeout }, cancellationToken);
                    return build.Status;
                }
                catch (GrpcException answer)
                {
                    return $"{answer.Status.Code}";
                }
            }
        }

        """;
}
