using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.PythonCompat.Tests.Wire;

/// <summary>The legacy services as minimal API, on a Kestrel of its own.</summary>
internal sealed class PortedService(WebApplication app) : IAsyncDisposable
{
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    public IServiceProvider Services => app.Services;

    public static Task<PortedService> StartAsync(PythonStyle style, CancellationToken cancellationToken) =>
        StartAsync(builder => builder.Services.AddPythonCompat(style), app => PortedRoutes.Map(app, style), cancellationToken);

    public static async Task<PortedService> StartAsync(Action<WebApplicationBuilder> configure, Action<WebApplication> map, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        configure(builder);
        var app = builder.Build();
        map(app);
        try
        {
            await app.StartAsync(cancellationToken);
            return new PortedService(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
