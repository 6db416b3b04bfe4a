using Microsoft.Extensions.Logging;

namespace Cairn.Hosting.Lifecycle;

/// <summary>Stops what makes work, side by side, and waits for its end for a limited time: a worker that is stuck must not keep requests from finishing.</summary>
internal sealed class StopIntake(HostedServices services, TimeProvider time, ILogger<StopIntake> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LifecycleBudget.StopMargin, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);

        await Task.WhenAll(services.Of<IIntake>().Select(intake => StopAsync(intake, patience.Token)));
    }

    private async Task StopAsync(IIntake intake, CancellationToken cancellationToken)
    {
        var name = intake.GetType().Name;
        var stopping = Task.Run(() => intake.StopIntakeAsync(cancellationToken), CancellationToken.None).WaitAsync(cancellationToken);
        await stopping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        if (stopping.Exception?.InnerException is { } failure)
        {
            logger.IntakeFailedToStop(name, failure);
        }
        else if (cancellationToken.IsCancellationRequested)
        {
            logger.IntakeStillRunning(name, LifecycleBudget.StopMargin);
        }
    }
}
