using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cairn.Telemetry.Export;

/// <summary>Registers what exports telemetry and keeps account of it.</summary>
internal static class ExportRegistration
{
    // Cairn.Hosting's tag for a check that does not make the service unready; leaves do not reference each other.
    private const string Degradable = "cairn:degradable";

    public static void AddExport(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ExportInstruments>();
        services.AddSingleton<ExportAccounts>();
        services.AddSingleton<ReportExports>();
        services.AddSingleton<ExportTransport>();
        services.AddSingleton<SignalPipelines>();
        services.AddHealthChecks().AddCheck<ExportHealthCheck>("telemetry-export", tags: [Degradable], timeout: TimeSpan.FromSeconds(3));
    }
}
