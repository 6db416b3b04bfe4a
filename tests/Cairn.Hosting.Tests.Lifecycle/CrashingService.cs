namespace Cairn.Hosting.Tests.Lifecycle;

/// <summary>A plain background service that fails.</summary>
internal sealed class CrashingService(bool afterAwait) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (afterAwait)
        {
            await Task.Yield();
        }

        throw new InvalidOperationException("the queue is gone");
    }
}
