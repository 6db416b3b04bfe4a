using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Routing;

namespace Cairn.Grpc.Endpoints;

/// <summary>What the verbs have mapped in this host, for the checks at start and for reflection.</summary>
internal sealed class GrpcRoutes
{
    private readonly List<IEndpointRouteBuilder> _builders = [];
    private readonly List<ServiceDescriptor> _services = [];

    /// <summary>Where something of ours was mapped.</summary>
    public IEnumerable<IEndpointRouteBuilder> Builders => _builders.Distinct();

    /// <summary>The services that are served.</summary>
    public IReadOnlyList<ServiceDescriptor> Services => _services;

    public void Add(IEndpointRouteBuilder builder, ServiceDescriptor service)
    {
        _builders.Add(builder);
        _services.Add(service);
    }
}
