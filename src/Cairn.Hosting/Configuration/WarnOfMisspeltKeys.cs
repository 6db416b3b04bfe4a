using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Hosting.Configuration;

/// <summary>
/// Warns of keys under <c>Cairn:</c> that nothing reads, each with the nearest that something does read. A warning, as a key may be meant for
/// a package of another version; an error would make every rollback a risk.
/// </summary>
internal sealed class WarnOfMisspeltKeys(
    KnownSettings known,
    IConfiguration configuration,
    StartUpReport report,
    ILogger<WarnOfMisspeltKeys> logger) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var sources = new SettingSources(configuration);
        foreach (var (key, nearest) in new MisspeltKeys(known).In(configuration))
        {
            logger.SettingUnknown(key, sources.Of(key), nearest);
        }

        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        report.Close();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
