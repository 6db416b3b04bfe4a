using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Logging.Requests;

internal static class RequestLogRegistration
{
    /// <summary>One line a request. In a host without a web server it does nothing.</summary>
    public static IServiceCollection AddRequestLog(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<LoggingOptions>, RequestLogSetup>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LoggingOptions>, RequestLogValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<LoggerFilterOptions>, QuietHostingLines>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LogRequests>());
        return services;
    }
}
