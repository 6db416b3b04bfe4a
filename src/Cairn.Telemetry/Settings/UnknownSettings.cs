using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Cairn.Telemetry.Settings;

/// <summary>Finds keys that begin like a setting of OpenTelemetry and are none that is honoured, as misspelt ones do.</summary>
internal static partial class UnknownSettings
{
    private const string Prefix = "OTEL_";

    // Read by parts of OpenTelemetry that a service may add itself, or by the SDK as an experiment.
    private static readonly string[] ForeignPrefixes = ["OTEL_DOTNET_", "OTEL_SEMCONV_", "OTEL_INSTRUMENTATION_", "OTEL_EXPERIMENTAL_RESOURCE_"];

    public static IEnumerable<(string Key, string Nearest)> In(IConfiguration configuration) =>
        from section in configuration.GetChildren()
        let key = section.Key
        where key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrEmpty(section.Value)
        where !OtelSettings.Rules.ContainsKey(key) && !IsForeign(key)
        select (key, NearestName.Order(key, OtelSettings.Rules.Keys).First());

    private static bool IsForeign(string key) =>
        ForeignPrefixes.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) || ServiceLink().IsMatch(key);

    /// <summary>What Kubernetes puts into every container for a service that is called <c>otel-collector</c>; settings of exporters have ports too.</summary>
    [GeneratedRegex("^OTEL_(?!EXPORTER_).+_(SERVICE_HOST|SERVICE_PORT|SERVICE_PORT_.+|PORT|PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ServiceLink();
}
