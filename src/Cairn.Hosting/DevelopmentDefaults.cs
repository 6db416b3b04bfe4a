using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting;

/// <summary>On a developer's machine nobody balances load and nobody else probes; configuration still has the last word.</summary>
internal sealed class DevelopmentDefaults(IHostEnvironment environment) : IConfigureOptions<HostingOptions>
{
    public void Configure(HostingOptions options)
    {
        if (environment.IsDevelopment())
        {
            options.DrainDelay = TimeSpan.Zero;
            options.ManagementAddress = "127.0.0.1";
        }
    }
}
