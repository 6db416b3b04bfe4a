using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Cairn.Http.Ledger;

/// <summary>Registers a health check for every declared dependency, with the role that its criticality asks for.</summary>
internal sealed class RegisterHealth(IOptions<DependenciesOptions> dependencies) : IConfigureOptions<HealthCheckServiceOptions>
{
    // What Cairn.Hosting calls HealthTags.Degradable. Packages do not know each other.
    private const string Degradable = "cairn:degradable";

    public void Configure(HealthCheckServiceOptions options)
    {
        foreach (var (name, settings) in dependencies.Value)
        {
            options.Registrations.Add(new HealthCheckRegistration(
                $"dependency-{name}",
                provider => new DependencyHealthCheck(name, (DependencyLedger)provider.GetService(typeof(DependencyLedger))!),
                failureStatus: null,
                settings.Criticality is Criticality.Critical ? [] : [Degradable],
                timeout: TimeSpan.FromSeconds(3)));
        }
    }
}
