using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cairn.Telemetry.Cicd;

internal static class CicdRegistration
{
    internal static void AddCicd(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CicdInstruments>();
        services.TryAddSingleton(provider => new PipelineTelemetry(
            provider.GetRequiredService<CicdInstruments>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<InheritedTrace>()));
    }
}
