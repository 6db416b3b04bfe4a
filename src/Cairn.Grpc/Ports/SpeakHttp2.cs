using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Cairn.Grpc.Ports;

/// <summary>Lets the port that is named for gRPC speak HTTP/2 without TLS, wherever its address comes from. The others stay as they are.</summary>
internal sealed class SpeakHttp2(IOptions<GrpcOptions> options) : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions kestrel)
    {
        if (options.Value.Port is not { } port)
        {
            return;
        }

        kestrel.ConfigureEndpointDefaults(listen =>
        {
            if (listen.IPEndPoint?.Port == port)
            {
                listen.Protocols = HttpProtocols.Http2;
            }
        });
    }
}
