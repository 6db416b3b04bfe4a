using Cairn.PythonCompat;
using Cairn.PythonCompat.Paths;
using Cairn.PythonCompat.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Switches = Cairn.PythonCompat.PythonCompat;

namespace Cairn;

/// <summary>Keeps the wire form of a Python service: a bridge for those who leave it, not a home.</summary>
public static class PythonCompatRegistration
{
    /// <summary>
    /// Answers as the Python framework does, and reads requests as it does: every form that an untouched service of the style has, less what is turned off.
    /// A service that serves static files does not start with it.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="style">The framework.</param>
    /// <param name="configure">Turns switches on and off, and dates them. A further call adds to the earlier ones.</param>
    /// <returns>The same <paramref name="services"/>, for chaining.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">An earlier call named another style.</exception>
    public static IServiceCollection AddPythonCompat(this IServiceCollection services, PythonStyle style, Action<PythonSwitches>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        var switches = services.Select(service => service.ImplementationInstance).OfType<PythonSwitches>().SingleOrDefault() ?? Add(services, style);
        if (switches.Style != style)
        {
            throw new InvalidOperationException($"'AddPythonCompat' is {style}. An earlier call named {switches.Style}, and a service has one style. Remove one of the calls.");
        }

        configure?.Invoke(switches);
        return services;
    }

    /// <summary>Turns switches on for a route or a group of routes.</summary>
    /// <typeparam name="TBuilder">What builds the route.</typeparam>
    /// <param name="builder">The route or the group.</param>
    /// <param name="switches">Which. Those that are for the whole service only are not changed by a route.</param>
    /// <returns>The same <paramref name="builder"/>, for chaining.</returns>
    public static TBuilder WithPythonCompat<TBuilder>(this TBuilder builder, Switches switches)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RouteSwitches(switches, Switches.None));

    /// <summary>Turns switches off for a route or a group of routes.</summary>
    /// <typeparam name="TBuilder">What builds the route.</typeparam>
    /// <param name="builder">The route or the group.</param>
    /// <param name="switches">Which. Those that are for the whole service only are not changed by a route.</param>
    /// <returns>The same <paramref name="builder"/>, for chaining.</returns>
    public static TBuilder WithoutPythonCompat<TBuilder>(this TBuilder builder, Switches switches)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RouteSwitches(Switches.None, switches));

    /// <summary>
    /// Gives the answers of a route the <c>ETag</c> that Flask's <c>add_etag()</c> makes, SHA-1 of the body, and answers 304 as <c>make_conditional(request)</c> does: what
    /// clients have cached stays valid. Needs <see cref="AddPythonCompat"/>.
    /// </summary>
    /// <typeparam name="TBuilder">What builds the route.</typeparam>
    /// <param name="builder">The route or the group.</param>
    /// <returns>The same <paramref name="builder"/>, for chaining.</returns>
    public static TBuilder WithPythonETag<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RouteTag());

    private static PythonSwitches Add(IServiceCollection services, PythonStyle style)
    {
        var switches = new PythonSwitches(style);
        services.AddSingleton(switches);
        services.AddRouting();
        services.AddHttpContextAccessor();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StaticFileWatch>();
        services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<StaticFileWatch>());
        services.AddSingleton<RouteTable>();
        services.AddSingleton<RouteAnswers>();
        services.AddSingleton<MatcherPolicy, RoutePolicy>();
        services.AddSingleton<KeepPythonForms>();
        services.AddSingleton<IStartupFilter, InsertPythonForms>();
        services.AddSingleton<ConfigureBinding>();
        services.AddSingleton<IPostConfigureOptions<JsonOptions>>(provider => provider.GetRequiredService<ConfigureBinding>());
        services.AddSingleton<IPostConfigureOptions<RouteOptions>>(provider => provider.GetRequiredService<ConfigureBinding>());
        services.AddSingleton<IPostConfigureOptions<RouteHandlerOptions>>(provider => provider.GetRequiredService<ConfigureBinding>());
        services.AddSingleton<IPostConfigureOptions<KestrelServerOptions>, ConfigureServer>();
        services.AddSingleton(provider => new PythonBridges(switches, provider.GetRequiredService<EndpointDataSource>()));
        services.AddSingleton<SwitchesEndpoint>();
        services.TryAddKeyedSingleton<RequestDelegate>(SwitchesEndpoint.ManagementKey, (provider, _) => provider.GetRequiredService<SwitchesEndpoint>().AnswerAsync);
        return switches;
    }
}
