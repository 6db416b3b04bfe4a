using Cairn.Grpc.Endpoints;
using Cairn.Grpc.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Grpc.Testing;

/// <summary>The engine on an in-memory server.</summary>
internal sealed class FakeHost(WebApplication app) : IDisposable
{
    public HttpMessageInvoker Http { get; } = new(app.GetTestServer().CreateHandler());

    public static async Task<FakeHost> StartAsync(IEnumerable<FakeService> services, TimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        builder.Services.AddSingleton(clock);
        builder.Services.AddCairnGrpc(options => options.DefaultDeadline = null);
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(ReadHealth))); // the clock has no timers but those of calls

        var app = builder.Build();
        foreach (var service in services)
        {
            ServiceEndpoints.Map(app, service.Descriptor, service.Methods.Select(method => method.Scripted));
        }

        await app.StartAsync();
        return new FakeHost(app);
    }

    public void Dispose()
    {
        Http.Dispose();
        ((IDisposable)app).Dispose();
    }
}
