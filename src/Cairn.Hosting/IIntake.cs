using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting;

/// <summary>A hosted service that makes work, such as one that takes messages from a queue. It stops before requests in flight finish and before
/// every other hosted service; those are resources, which the work may need.</summary>
/// <remarks>A <see cref="BackgroundService"/> only names the interface. Workers of <c>AddCairnWorker</c> are intake anyway.</remarks>
public interface IIntake : IHostedService
{
    /// <summary>Stops making work, once the drain delay is over. By default this is <see cref="IHostedService.StopAsync"/>, which the host calls
    /// a second time later: a <see cref="BackgroundService"/> allows that.</summary>
    /// <param name="cancellationToken">Cancelled after 5 seconds, when the stop goes on without this service.</param>
    /// <returns>A task that ends when no more work is made.</returns>
    Task StopIntakeAsync(CancellationToken cancellationToken) => StopAsync(cancellationToken);
}
