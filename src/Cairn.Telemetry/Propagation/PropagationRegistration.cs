using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Cairn.Telemetry.Propagation;

internal static class PropagationRegistration
{
    internal static void AddInheritedTrace(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new InheritedTrace(Environment.GetEnvironmentVariable));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PickUpInheritedTrace>());
    }
}
