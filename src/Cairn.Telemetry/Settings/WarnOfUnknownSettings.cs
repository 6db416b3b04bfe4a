using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry.Settings;

/// <summary>Says at start which <c>OTEL_*</c> keys nothing honours.</summary>
internal sealed class WarnOfUnknownSettings(IConfiguration configuration, ILoggerFactory loggers) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var logger = loggers.CreateLogger("Cairn.Telemetry");
        foreach (var (key, nearest) in UnknownSettings.In(configuration))
        {
            Log.OtelSettingUnknown(logger, key, nearest);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
