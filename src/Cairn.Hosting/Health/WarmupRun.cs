using Cairn.Hosting.Lifecycle;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Health;

/// <summary>Runs one warm-up, in its own scope and within the time limit, whether or not it heeds its token.</summary>
internal sealed class WarmupRun(Type type, IServiceScopeFactory scopes, IOptions<HostingOptions> options, TimeProvider time, ILogger<WarmupRun> logger)
{
    private volatile WarmupStatus _status = new(type.Name);

    public Type Type => type;

    public WarmupStatus Status => _status;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var limit = options.Value.Startup.WarmupTimeLimit;
        var begin = time.GetTimestamp();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = Task.Run(() => WarmUpAsync(end.Token), CancellationToken.None);

        try
        {
            await work.WaitAsync(limit, time, cancellationToken);
            var duration = time.GetElapsedTime(begin);
            _status = _status with { Duration = duration };
            logger.WarmupCompleted(type.Name, duration);
            if (LifecycleBudget.Haste(type.Name, duration, options.Value) is { } finding)
            {
                logger.LifecycleBudgetExceeded(finding);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The service stops before it has warmed up; there is nobody to tell.
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            Fail($"took longer than {limit}", exception: null);
            await end.CancelAsync();
        }
        catch (Exception exception)
        {
            Fail(exception.Message, exception);
        }

        void Fail(string reason, Exception? exception)
        {
            var duration = time.GetElapsedTime(begin);
            _status = _status with { Duration = duration, Failure = reason };
            logger.WarmupFailed(type.Name, duration, reason, exception);
        }
    }

    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await ((IWarmup)scope.ServiceProvider.GetRequiredService(type)).WarmUpAsync(cancellationToken);
    }
}
