using Microsoft.Extensions.Options;

namespace BuildStatus;

/// <summary>sweeper.py: while True, try, except, time.sleep.</summary>
internal sealed class StaleBuildSweeper(BuildStore store, Retention retention, IOptions<SweepOptions> options, ILogger<StaleBuildSweeper> logger) : BackgroundService
{
    public int Sweeps { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        logger.LogInformation("The sweeper starts");
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception ex)
            {
                logger.LogError($"The sweep failed: {ex}");
            }

            await Task.Delay(30000, stoppingToken);
        }
    }

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var started = DateTime.UtcNow;
        var timedOut = store.TimeOut(TimeSpan.FromMinutes(options.Value.StaleAfterMinutes));
        var forgotten = await retention.ApplyAsync(cancellationToken);
        Sweeps++;
        var took = DateTime.UtcNow - started;
        logger.LogInformation("Sweep {0}: {1} timed out, {2} forgotten", Sweeps, timedOut, forgotten);
        logger.LogDebug($"The sweep took {took.TotalMilliseconds} ms");
    }
}
