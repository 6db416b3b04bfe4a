using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Health;

/// <summary>One run of a check that has ended, or was given up.</summary>
/// <param name="Result">What the check said, or what is said in its stead.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="EndedAt">A timestamp of the service's clock.</param>
internal sealed record CheckRun(HealthCheckResult Result, TimeSpan Duration, long EndedAt)
{
    /// <summary>What went wrong, or what the check has to say; never a stack trace.</summary>
    public string? Reason => Result.Description ?? Result.Exception?.Message;
}
