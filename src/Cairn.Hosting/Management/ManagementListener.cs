using System.Net.Sockets;
using Cairn.Hosting.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Management;

/// <summary>Listens for probes from before anything else starts until after everything else has stopped.</summary>
internal sealed class ManagementListener(
    [FromKeyedServices(ManagementServer.ServiceKey)] IServer server,
    ManagementApplication application,
    IOptions<HostingOptions> options,
    StartUpReport report,
    ILogger<ManagementListener> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await server.StartAsync(application, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw report.OnSetting(ManagementServer.CannotBind(options.Value, exception));
        }

        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses)
        {
            logger.ManagementListening(address);
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
