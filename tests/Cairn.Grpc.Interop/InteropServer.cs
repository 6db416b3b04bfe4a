using System.Net;
using System.Security.Cryptography.X509Certificates;
using Cairn.Grpc.Interop.Protocol;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Cairn.Grpc.Interop;

/// <summary>A host with the test service on one loopback port.</summary>
public static class InteropServer
{
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="certificate">The certificate; none for HTTP/2 without TLS.</param>
    /// <param name="bind">What answers, if it is not the service as the tests describe it.</param>
    /// <param name="drainGrace">How long streams go on after the server was told to stop, if it is not the usual time.</param>
    public static WebApplication Build(int port, X509Certificate2? certificate = null, Action<ProtoServiceBuilder>? bind = null, TimeSpan? drainGrace = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddCairnGrpc(options => options.DrainGrace = drainGrace ?? options.DrainGrace);

        var app = builder.Build();
        app.UseCairnGrpc();
        app.MapProto(TestReflection.Descriptor, TestService.Name, bind ?? TestService.Bind);
        app.MapCairnGrpcHealth();
        return app;
    }
}
