using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Tests.Health;

/// <summary>A check that does what a test says, and counts its runs.</summary>
internal sealed class ScriptedCheck(Func<CancellationToken, Task<HealthCheckResult>> run) : IHealthCheck
{
    private int _runs;
    private int _running;

    public ScriptedCheck(HealthStatus status)
        : this(_ => Task.FromResult(new HealthCheckResult(status, "as told")))
    {
    }

    public int Runs => Volatile.Read(ref _runs);

    /// <summary>The most runs that there were at a time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Plays the results one after the other; the last one stays.</summary>
    public static ScriptedCheck Of(params HealthStatus[] results)
    {
        var next = 0;
        return new ScriptedCheck(_ => Task.FromResult(new HealthCheckResult(results[Math.Min(next++, results.Length - 1)], "as told")));
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _runs);
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _running));
        try
        {
            return await run(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
