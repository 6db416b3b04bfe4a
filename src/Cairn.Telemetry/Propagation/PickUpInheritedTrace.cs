using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry.Propagation;

/// <summary>Reads the environment when the host starts, and says what is wrong with it.</summary>
internal sealed class PickUpInheritedTrace(InheritedTrace inherited, ILoggerFactory loggers) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var logger = loggers.CreateLogger("Cairn.Telemetry");
        foreach (var (name, length, rule) in inherited.Ignored)
        {
            Log.InheritedContextIgnored(logger, name, length, rule);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
