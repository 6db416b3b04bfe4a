using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace Cairn.Testing.Outages;

/// <summary>Puts a <see cref="FaultPoint"/> below all handlers of each client, and keeps those with sockets to the machine.</summary>
internal sealed class InsertFaultPoints(OutboundFaults faults, TimeProvider clock) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        var client = builder.Name ?? "";
        faults[client].IsMade = true;
        builder.AdditionalHandlers.Add(new FaultPoint(faults[client], clock));
        if (builder.PrimaryHandler is SocketsHttpHandler or HttpClientHandler)
        {
            builder.AdditionalHandlers.Add(new KeepToLoopback(client));
        }
    };

    /// <summary>Registers the filter as the first, so that its handler is added last.</summary>
    public static void Into(IServiceCollection services, OutboundFaults faults, TimeProvider clock) =>
        services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(new InsertFaultPoints(faults, clock)));
}
