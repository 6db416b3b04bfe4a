using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Store;
using Microsoft.Extensions.Hosting;

namespace Cairn.Caching.Redis;

/// <summary>Tries to connect before the service takes traffic. A server that is away does not stop the service; one that can never be used does.</summary>
internal sealed class ConnectAtStart(RedisSecondLevel store, RedisLink link) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        store.Start();
        return link.FirstAttemptAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
