using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Health;

/// <summary>Whether the thread pool gets to new work soon. One that is out of threads answers nothing else soon either.</summary>
internal sealed class ThreadPoolAnswers(TimeProvider time) : IHealthCheck
{
    public const string Name = "cairn-thread-pool";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var begin = time.GetTimestamp();
        var answer = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.UnsafeQueueUserWorkItem(_ => answer.SetResult(time.GetElapsedTime(begin)), state: null);

        var wait = await answer.Task.WaitAsync(cancellationToken);
        return wait <= Bound
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The thread pool took {wait} to get to new work, the bound is {Bound}. Look for code that blocks its threads.");
    }
}
