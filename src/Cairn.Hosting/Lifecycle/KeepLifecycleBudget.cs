using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Lifecycle;

/// <summary>Gives the host as long to stop as the phases may take, and warns when the pod's grace period, as its manifest passes it, is shorter.</summary>
internal sealed class KeepLifecycleBudget(
    IOptions<HostingOptions> options,
    IOptions<HostOptions> host,
    IConfiguration configuration,
    ILogger<KeepLifecycleBudget> logger) : IHostedService
{
    private const string GraceVariable = "CAIRN_POD_GRACE_SECONDS";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The host reads it when it stops, and it covers every phase.
        host.Value.ShutdownTimeout = LifecycleBudget.LongestStop(options.Value);

        if (configuration[GraceVariable] is { Length: > 0 } grace && Finding(grace) is { } finding)
        {
            logger.LifecycleBudgetExceeded(finding);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string? Finding(string grace) =>
        int.TryParse(grace, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? LifecycleBudget.Shortage(GraceVariable, TimeSpan.FromSeconds(seconds), options.Value)
            : $"'{GraceVariable}' is '{grace}'. It must be a whole number of seconds. Set it to the pod's terminationGracePeriodSeconds, or remove it.";
}
