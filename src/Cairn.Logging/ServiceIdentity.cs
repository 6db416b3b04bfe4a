using System.Reflection;
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

    /// <summary>What can be said without a host.</summary>
    public static ServiceIdentity OfProcess(string? name) => new(
        name ?? Variable("OTEL_SERVICE_NAME") ?? Assembly.GetEntryAssembly()?.GetName().Name ?? "unknown_service", // as OpenTelemetry calls it
        null,
        (Variable("DOTNET_ENVIRONMENT") ?? Variable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production).ToLowerInvariant());

    private static string? Variable(string name) =>
#pragma warning disable CRN2001 // there is no host yet, so no configuration either
        System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
#pragma warning restore CRN2001
}
