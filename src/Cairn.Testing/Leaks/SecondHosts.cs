using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Testing.Leaks;

/// <summary>Hosts that a program has built beside the one under test.</summary>
internal static class SecondHosts
{
    /// <summary>Where those listen that have started and not stopped, each ready to follow a noun.</summary>
    public static IEnumerable<string> Running(IEnumerable<IHost> hosts) => hosts.Select(Addresses).OfType<string>();

    private static string? Addresses(IHost host)
    {
        try
        {
            var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
            var addresses = host.Services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses;

            return !lifetime.ApplicationStarted.IsCancellationRequested || lifetime.ApplicationStopped.IsCancellationRequested ? null
                : addresses is { Count: > 0 } ? $", and listens on {string.Join(" and ", addresses)}"
                : "";
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }
}
