using System.Diagnostics.CodeAnalysis;
using Cairn.Hosting.Management;
using Cairn.Hosting.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Lifecycle;

/// <summary>Registers what starts, watches and stops the service.</summary>
internal static class LifecycleRegistration
{
    public static void AddLifecycle(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HostingOptions>, LifecycleBudgetValidator>());

        services.TryAddSingleton(provider => new HostedServices(provider.GetServices<IHostedService>));
        services.TryAddSingleton<PhaseLog>();
        services.TryAddSingleton<DrainOnShutdown>();
        services.TryAddSingleton<StopIntake>();
        services.TryAddSingleton<FinishRequests>();

        // They start in this order, ahead of the service's own, and stop in reverse: the management listener is first and last.
        services.InsertHosted<ManagementListener>(0);
        services.InsertHosted<RunWorkers>(1);
        services.InsertHosted<StopInPhases>(2);
        services.InsertHosted<WatchBackgroundServices>(3);
        services.InsertHosted<ListenToSignals>(4);
        services.InsertHosted<KeepLifecycleBudget>(5);
        services.InsertHosted<CheckRequestTimeouts>(6);
    }

    private static void InsertHosted<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TService>(
        this IServiceCollection services, int index)
        where TService : class, IHostedService
    {
        services.TryAddSingleton<TService>();
        services.Insert(index, ServiceDescriptor.Singleton<IHostedService>(provider => provider.GetRequiredService<TService>()));
    }
}
