using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Telemetry.Export;

/// <summary>Degraded while exports of a signal keep failing. It sends nothing itself: it reads the accounts.</summary>
internal sealed class ExportHealthCheck(ExportAccounts accounts) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var outages = accounts.All.Select(account => (account.Target, account.Outage)).Where(found => found.Outage is not null).ToList();
        if (outages.Count == 0)
        {
            return Task.FromResult(HealthCheckResult.Healthy(accounts.All.Count == 0 ? "Nothing is exported." : "Exports arrive."));
        }

        var details = outages.Select(found => string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Target.Signal} have not reached {found.Target.Endpoint} since {found.Outage!.Since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}: {found.Outage.Failure.Reason}."));
        return Task.FromResult(HealthCheckResult.Degraded(string.Join(' ', details)));
    }
}
