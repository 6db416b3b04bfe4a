using Cairn.Hosting;
using Cairn.Logging;
using Cairn.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn;

/// <summary>The golden path in two lines: <c>builder.AddCairn()</c> and <c>app.MapCairn()</c>.</summary>
public static class CairnRegistration
{
    /// <summary>Adds the management port with its probes, the drain, telemetry, logs and problem details to a service. An empty configuration works.</summary>
    /// <typeparam name="TBuilder">The kind of application: a web application or a worker.</typeparam>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="configure">Says who the service is; runs after configuration is bound, and so has the last word.</param>
    /// <returns>The same <paramref name="builder"/>, for chaining.</returns>
    [MapsHealthEndpoints]
    public static TBuilder AddCairn<TBuilder>(this TBuilder builder, Action<ServiceOptions>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);

        var services = builder.Services;
        AddIdentity(services, configure);
        services.AddCairnHosting();
        services.AddCairnTelemetry();
        services.AddCairnLogging();
        services.AddManagementEndpoints();
        services.AddProblemDetails();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<ProblemDetailsOptions>, ProblemDetailsFields>());
        return builder;
    }

    /// <summary>
    /// Puts what every request passes first into the service's pipeline: unhandled exceptions and empty error answers become problem
    /// details (RFC 9457), and a request that outlasts its time-out is answered with 504. The probes need no mapping: they have a port of their own.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns>The same <paramref name="app"/>, for chaining.</returns>
    public static WebApplication MapCairn(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = exception => (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages();
        app.UseRequestTimeouts();
        return app;
    }

    private static void AddIdentity(IServiceCollection services, Action<ServiceOptions>? configure)
    {
        var options = services
            .AddOptionsWithValidateOnStart<ServiceOptions, ServiceOptionsValidator>()
            .BindConfiguration(ServiceOptions.SectionName);

        if (configure is not null)
        {
            options.PostConfigure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<HostingOptions>, ServiceIdentity>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<TelemetryOptions>, ServiceIdentity>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<LoggingOptions>, ServiceIdentity>());
        services.TryAddSingleton<ServiceIdentity>();
        services.TryAddKeyedSingleton(ServiceIdentity.NameKey, static (provider, _) => provider.GetRequiredService<ServiceIdentity>().Name);
    }
}
