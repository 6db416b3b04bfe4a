using Cairn.Caching.Local;
using Microsoft.Extensions.Hosting;

namespace Cairn.Caching;

/// <summary>
/// Drops what has expired while nobody asks, and a quarter of the cache whenever the process is short of memory; makes up for what the second level
/// has missed.
/// </summary>
internal sealed class TendCache(CairnCache cache, TimeProvider time, MemoryPressure pressure) : IHostedService
{
    private const double KeptUnderPressure = 0.75;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => Tend(), state: null, Period, Period);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }

    private void Tend()
    {
        var local = cache.Local;
        local.Table.Sweep(local.Clock.Now);
        if (pressure.IsHigh())
        {
            local.Table.Trim(KeptUnderPressure);
        }

        _ = cache.Store?.MendAsync();
    }
}
