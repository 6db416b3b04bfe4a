using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace BuildStatus;

/// <summary>/healthz of the old service, second half: os.statvfs.</summary>
internal sealed class DiskCheck(IOptions<ServiceOptions> options, ILogger<DiskCheck> logger) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            Directory.CreateDirectory(options.Value.Logs);
            File.WriteAllText(options.Value.Logs + "/probe", "probe");
            return Task.FromResult(HealthCheckResult.Healthy());
        }
        catch (IOException ex)
        {
            logger.LogError($"The disk cannot be written: {ex.Message}");
            return Task.FromResult(HealthCheckResult.Degraded("read-only"));
        }
    }
}
