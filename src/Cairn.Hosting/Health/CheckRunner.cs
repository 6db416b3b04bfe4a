using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Health;

/// <summary>Runs one check, once at a time, and comes back within its time-out whatever the check does. Its loop alone calls it.</summary>
internal sealed class CheckRunner(HealthCheckRegistration check, TimeSpan timeout, IServiceScopeFactory scopes, TimeProvider time)
{
    private Task<HealthCheckResult> _running = Task.FromResult(HealthCheckResult.Healthy());
    private long _begin;

    public async Task<CheckRun> RunAsync(CancellationToken cancellationToken)
    {
        if (!_running.IsCompleted)
        {
            return End(Fail($"has not come back for {time.GetElapsedTime(_begin)}, its time-out is {timeout}"));
        }

        // Not disposed: the check may hold on to the token for longer than this run, and there is no timer and no link to free.
        var giveUp = new CancellationTokenSource();
        _begin = time.GetTimestamp();
        _running = Task.Run(() => AskAsync(giveUp.Token), CancellationToken.None);

        try
        {
            return End(await _running.WaitAsync(timeout, time, cancellationToken));
        }
        catch (TimeoutException)
        {
            return End(Fail($"timed out after {timeout}"));
        }
        finally
        {
            // Not awaited: what the check does when it is cancelled may hang as well as the check.
            _ = _running.IsCompleted ? Task.CompletedTask : giveUp.CancelAsync();
        }
    }

    private async Task<HealthCheckResult> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = new HealthCheckContext { Registration = check };
            return await check.Factory(scope.ServiceProvider).CheckHealthAsync(context, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Fail("was cancelled"); // Nobody waits for it any more.
        }
        catch (Exception exception)
        {
            return new HealthCheckResult(check.FailureStatus, exception.Message, exception);
        }
    }

    private HealthCheckResult Fail(string reason) => new(check.FailureStatus, reason);

    private CheckRun End(HealthCheckResult result) => new(result, time.GetElapsedTime(_begin), time.GetTimestamp());
}
