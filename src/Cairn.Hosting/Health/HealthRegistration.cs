using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Health;

internal static class HealthRegistration
{
    /// <summary>Puts the scheduled engine in the place of the platform's own health check service.</summary>
    internal static void AddHealth(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddHealthChecks()
            .Add(Fact(ThreadPoolAnswers.Name, provider => new ThreadPoolAnswers(provider.GetRequiredService<TimeProvider>())))
            .Add(Fact(WorkersBeat.Name, provider => ActivatorUtilities.CreateInstance<WorkersBeat>(provider)))
            .Add(Fact(MainListenerAccepts.Name, provider =>
                new MainListenerAccepts(provider.GetRequiredService<IHostApplicationLifetime>(), provider.GetService<IServer>())));
        services.Replace(ServiceDescriptor.Singleton<HealthCheckService, ScheduledHealthCheckService>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HostingOptions>, ChecksValidator>());
        services.TryAddSingleton<HealthSignals>();
        services.TryAddSingleton<RunChecks>();
        services.TryAddSingleton<RunWarmups>();
        services.TryAddSingleton(provider => new ReadinessGate(provider.GetRequiredService<ILogger<ReadinessGate>>()));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<RunChecks>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<RunWarmups>());
        services.AddHostedService<MeasureHealth>();
    }

    private static HealthCheckRegistration Fact(string name, Func<IServiceProvider, IHealthCheck> make) =>
        new(name, make, failureStatus: null, [HealthTags.Live, HealthTags.ProcessLocal]);
}
