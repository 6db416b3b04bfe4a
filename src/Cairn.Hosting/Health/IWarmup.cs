namespace Cairn.Hosting;

/// <summary>Work that a service does once before it takes traffic, such as filling a cache; registered with <c>AddCairnWarmup</c>.</summary>
/// <remarks>
/// All warm-ups run at the same time, each in its own scope, once the service has started. Until all have succeeded <c>/startupz</c> and
/// <c>/readyz</c> fail. One that throws, or takes longer than <see cref="StartupSettings.WarmupTimeLimit"/>, is not tried again: the
/// startup probe fails for good, and the platform restarts the service.
/// </remarks>
public interface IWarmup
{
    /// <summary>Does the work.</summary>
    /// <param name="cancellationToken">Cancelled when the time limit is over, and when the service stops.</param>
    /// <returns>A task that ends with the work.</returns>
    Task WarmUpAsync(CancellationToken cancellationToken);
}
