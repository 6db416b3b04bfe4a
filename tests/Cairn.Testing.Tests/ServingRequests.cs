using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Testing.Tests;

public sealed class ServingRequests
{
    private const string Management = "Cairn.Management";

    private static readonly Func<string[], Task> Program = Programs.Web(
        app => app.MapGet("/port", (HttpContext context) => context.Connection.LocalPort),
        services => services
            .AddKeyedSingleton<IServer>(Management, (provider, _) => BareKestrel(provider))
            .AddHostedService<ManagementEndpoints>());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_are_served_in_memory()
    {
        await using var service = await CairnTestHost.StartAsync(Program, cancellationToken: Token);

        Assert.Equal("0", await service.Http.GetStringAsync("/port", Token));
    }

    [Fact]
    public async Task Requests_are_served_on_a_free_loopback_port_on_request()
    {
        await using var service = await CairnTestHost.StartAsync(Program, setup => setup.OnKestrel(), Token);

        Assert.Equal("127.0.0.1", service.Http.BaseAddress!.Host);
        Assert.Equal($"{service.Http.BaseAddress.Port}", await service.Http.GetStringAsync("/port", Token));
    }

    [Fact]
    public async Task Addresses_that_the_program_configures_give_way_to_the_loopback_port()
    {
        var program = Programs.Web(
            app => app.MapGet("/port", (HttpContext context) => context.Connection.LocalPort),
            services => services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(IPAddress.Parse("192.0.2.1"), 80)));

        await using var service = await CairnTestHost.StartAsync(program, setup => setup.OnKestrel(), Token);

        Assert.Equal($"{service.Http.BaseAddress!.Port}", await service.Http.GetStringAsync("/port", Token));
    }

    [Fact]
    public async Task Management_endpoints_are_served_in_memory()
    {
        await using var service = await CairnTestHost.StartAsync(Program, cancellationToken: Token);

        Assert.Equal("alive", await service.Management.GetStringAsync("/livez", Token));
        Assert.IsNotType<KestrelServer>(service.Services.GetRequiredKeyedService<IServer>(Management));
    }

    [Fact]
    public async Task Management_endpoints_keep_their_own_server_on_Kestrel()
    {
        await using var service = await CairnTestHost.StartAsync(Program, setup => setup.OnKestrel(), Token);

        Assert.Equal("alive", await service.Management.GetStringAsync("/livez", Token));
        Assert.NotEqual(service.Http.BaseAddress, service.Management.BaseAddress);
    }

    [Fact]
    public async Task A_service_without_management_endpoints_says_so()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(_ => { }), cancellationToken: Token);

        var refusal = Assert.Throws<InvalidOperationException>(() => service.Management);

        Assert.Contains("Call builder.AddCairn()", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Web(app => app.MapGet("/old", () => Results.Redirect("/new"))),
            setup => setup.OnKestrel(),
            Token);

        var response = await service.Http.GetAsync("/old", Token);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    private static KestrelServer BareKestrel(IServiceProvider provider)
    {
        var options = new KestrelServerOptions { ApplicationServices = provider };
        var logging = provider.GetRequiredService<ILoggerFactory>();
        options.Listen(IPAddress.Loopback, 0);

        return new KestrelServer(Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), logging), logging);
    }

    private sealed class ManagementEndpoints([FromKeyedServices(Management)] IServer server) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            server.Features.GetRequiredFeature<IServerAddressesFeature>();
            return server.StartAsync(new Alive(), cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);
    }

    private sealed class Alive : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => context.Response.WriteAsync("alive");

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
