namespace Cairn.Hosting.Tests.Lifecycle;

/// <summary>Intake: what makes work.</summary>
internal sealed class Queue(ILogger<Queue> logger) : BackgroundService, IIntake
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        logger.QueueStopped();
    }
}
