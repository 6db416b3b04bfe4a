using Cairn.Testing;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Grpc.Tests.Service;

/// <summary>Starts the service under test on Kestrel, on a free port that speaks HTTP/2 without TLS.</summary>
internal static class EchoService
{
    public static Task<CairnTestHost> StartAsync(EchoHandlers? handlers = null, Action<TestHostSetup>? setup = null) => CairnTestHost.StartAsync(
        args => RunAsync(args, handlers ?? new EchoHandlers()),
        host =>
        {
            host.OnKestrel().Configure("Kestrel:EndpointDefaults:Protocols", "Http2");
            setup?.Invoke(host);
        },
        TestContext.Current.CancellationToken);

    private static async Task RunAsync(string[] args, EchoHandlers handlers)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCairnGrpc();

        var app = builder.Build();
        app.MapProto(EchoReflection.Descriptor, "Echo", handlers.Bind);
        app.MapCairnGrpcHealth();
        app.MapCairnGrpcReflection();
        await app.RunAsync();
    }
}
