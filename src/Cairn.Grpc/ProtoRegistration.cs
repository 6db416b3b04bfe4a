using System.Diagnostics.CodeAnalysis;
using Cairn.Grpc;
using Cairn.Grpc.Endpoints;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Cairn;

/// <summary>Serves a gRPC service from its descriptor. Who has another gRPC stack keeps it for services, and uses the rest of Cairn.Grpc beside it.</summary>
public static class ProtoRegistration
{
    /// <summary>
    /// Maps the methods of a service to handlers. Messages and the descriptor come from code that <c>Grpc.Tools</c> generates with <c>GrpcServices="None"</c>. Needs
    /// <see cref="GrpcRegistration.AddCairnGrpc"/>.
    /// </summary>
    /// <param name="endpoints">Where to map them.</param>
    /// <param name="file">The descriptor of the file that declares the service, such as <c>BuildStatusReflection.Descriptor</c>.</param>
    /// <param name="service">The name of the service, with its package or without.</param>
    /// <param name="bind">Binds every method, or declares it unimplemented.</param>
    /// <returns>What adds conventions to all methods of the service.</returns>
    /// <exception cref="InvalidOperationException">The file has no such service, or what is bound is not what the descriptor says. All faults are told at once.</exception>
    [Experimental("CRNGRPC001")]
    public static IEndpointConventionBuilder MapProto(this IEndpointRouteBuilder endpoints, FileDescriptor file, string service, Action<ProtoServiceBuilder> bind)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentException.ThrowIfNullOrEmpty(service);
        ArgumentNullException.ThrowIfNull(bind);

        var descriptor = ServiceEndpoints.Find(file, service);
        var builder = new ProtoServiceBuilder(descriptor);
        bind(builder);
        return ServiceEndpoints.Map(endpoints, descriptor, builder.Build());
    }
}
