using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Alerting.Answers;

/// <summary>Fills in who the service is, from the settings that its telemetry has it from.</summary>
internal sealed partial class ServiceDefaults(IConfiguration configuration, IHostEnvironment environment) : IPostConfigureOptions<AlertingOptions>
{
    public void PostConfigure(string? name, AlertingOptions options)
    {
        options.Service ??= configuration["OTEL_SERVICE_NAME"] ?? configuration["Cairn:Service:Name"] ?? KebabCase(environment.ApplicationName);
        options.Team ??= configuration["Cairn:Service:Team"];
    }

    private static string KebabCase(string name) => string.Join('-', Word().Matches(name).Select(word => word.Value.ToLowerInvariant()));

    [GeneratedRegex("[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z0-9]+")]
    private static partial Regex Word();
}
