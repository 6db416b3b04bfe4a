namespace Cairn.Hosting.Tests.Lifecycle;

/// <summary>A resource: what work needs.</summary>
internal sealed class Store(ILogger<Store> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        logger.StoreStopped();
        return Task.CompletedTask;
    }
}
