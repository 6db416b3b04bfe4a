using Microsoft.Extensions.Hosting;

namespace Cairn.Logging;

/// <summary>What every line says about the service that wrote it.</summary>
internal sealed record ServiceIdentity(string Name, string? Version, string Environment)
{
    // deployment.environment.name is lower case in OpenTelemetry's semantic conventions: production, staging, test, development.
    public static ServiceIdentity Of(LoggingOptions options, IHostEnvironment environment) => new(
        options.ServiceName ?? environment.ApplicationName,
        options.ServiceVersion,
        environment.EnvironmentName.ToLowerInvariant());
}
