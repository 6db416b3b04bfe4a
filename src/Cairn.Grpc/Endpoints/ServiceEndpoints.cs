using Cairn.Grpc.Health;
using Cairn.Grpc.Server;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Cairn.Grpc.Endpoints;

/// <summary>Puts the methods of a service on the routes of a host.</summary>
internal static class ServiceEndpoints
{
    private const string Post = "POST";

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static ServiceDescriptor Find(FileDescriptor file, string name) =>
        file.Services.FirstOrDefault(service => service.FullName == name || service.Name == name)
        ?? throw new InvalidOperationException(
            $"{file.Name} has no service '{name}'. It has {string.Join(", ", file.Services.Select(service => service.FullName).DefaultIfEmpty("none"))}. Correct the name.");

    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, ServiceDescriptor service, IEnumerable<ServerMethod> methods)
    {
        var engine = endpoints.ServiceProvider.GetService<ServerEngine>()
            ?? throw new InvalidOperationException($"{service.FullName} is mapped without services. Call builder.Services.AddCairnGrpc() first.");
        endpoints.ServiceProvider.GetRequiredService<GrpcRoutes>().Add(endpoints, service);
        endpoints.ServiceProvider.GetRequiredService<HealthBoard>().Follow(service.FullName);

        var group = endpoints.MapGroup("");
        foreach (var method in methods.Append(Unknown(service)))
        {
            group.MapMethods(method.Path, [Post], http => engine.HandleAsync(http, method))
                .WithMetadata(method, new DisableRequestTimeoutAttribute()) // calls have deadlines
                .WithDisplayName($"gRPC {method.FullName}");
        }

        return group;
    }

    /// <summary>Answers calls of methods that the service does not have, or leaves out.</summary>
    private static ServerMethod Unknown(ServiceDescriptor service) => new(
        service.FullName,
        "{method}",
        MethodKind.Duplex,
        static _ => throw new GrpcException(GrpcStatusCode.Unimplemented, "The method is not implemented."));
}
