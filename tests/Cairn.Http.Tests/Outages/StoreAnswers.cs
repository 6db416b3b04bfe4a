using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Http.Tests.Outages;

/// <summary>Makes a replica unready when a dependency is down, which services should not do.</summary>
internal sealed class StoreAnswers(IHttpClientFactory clients) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var answer = await clients.CreateClient("artifact-store").GetAsync("", cancellationToken);
            return answer.IsSuccessStatusCode ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"The store answers {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException failure)
        {
            return HealthCheckResult.Unhealthy("The store does not answer.", failure);
        }
    }
}
