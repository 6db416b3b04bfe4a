using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace Cairn.Telemetry;

/// <summary>Leads the SDK's own extension methods to the services of the application.</summary>
internal sealed class SdkBuilder(IServiceCollection services) : IOpenTelemetryBuilder
{
    public IServiceCollection Services { get; } = services;
}
