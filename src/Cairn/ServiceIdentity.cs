using System.Reflection;
using Cairn.Hosting;
using Cairn.Logging;
using Cairn.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn;

/// <summary>Tells the packages below, which do not know each other, who the service is, so that all signals say the same.</summary>
internal sealed class ServiceIdentity(IOptions<ServiceOptions> service, IHostEnvironment environment, IConfiguration configuration)
    : IConfigureOptions<HostingOptions>, IConfigureOptions<TelemetryOptions>, IConfigureOptions<LoggingOptions>
{
    /// <summary>Where packages that the roof does not reference find the name.</summary>
    public const string NameKey = "Cairn.ServiceName";

    private readonly string? _version = VersionOf(environment.ApplicationName);

    public string Name { get; } =
        Given(configuration["OTEL_SERVICE_NAME"]) ?? service.Value.Name ?? KebabCase.From(environment.ApplicationName);

    public void Configure(HostingOptions options) => options.ServiceName = Name;

    public void Configure(TelemetryOptions options)
    {
        options.ServiceName = Name;
        options.ServiceNamespace = service.Value.Namespace;
        options.ServiceVersion = _version;
        if (service.Value.Team is { } team)
        {
            options.ResourceAttributes["cairn.service.team"] = team;
        }
    }

    public void Configure(LoggingOptions options)
    {
        options.ServiceName = Name;
        options.ServiceVersion = _version;
    }

    // OpenTelemetry takes a variable that is empty for one that is not set.
    private static string? Given(string? variable) => string.IsNullOrWhiteSpace(variable) ? null : variable;

    private static string? VersionOf(string application) => AppDomain.CurrentDomain.GetAssemblies()
        .FirstOrDefault(assembly => assembly.GetName().Name == application)
        ?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
        ?.InformationalVersion;
}
