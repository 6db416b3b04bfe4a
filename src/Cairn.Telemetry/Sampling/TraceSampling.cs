using System.Globalization;
using Cairn.Telemetry.Export;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Trace;

namespace Cairn.Telemetry.Sampling;

/// <summary>
/// Chooses which traces are recorded: all of them, a ratio from the options, or what <c>OTEL_TRACES_SAMPLER</c> says.
/// Whatever decides at the root of a trace also decides for requests that come with a caller's decision, unless callers are trusted;
/// it decides by the trace id, so that services with the same ratio record the same traces.
/// </summary>
internal static class TraceSampling
{
    private const string ParentBased = "parentbased_";

    public static Sampler Choose(IConfiguration configuration, TelemetryOptions options)
    {
        if (configuration[OtelKeys.Sampler]?.ToLowerInvariant() is not { Length: > 0 } name)
        {
            return WithParents(ByRatio(options.SamplingRatio), options.TrustCallerSampling);
        }

        var isParentBased = name.StartsWith(ParentBased, StringComparison.Ordinal);
        Sampler root = name[(isParentBased ? ParentBased.Length : 0)..] switch
        {
            "always_off" => new AlwaysOffSampler(),
            "traceidratio" => ByRatio(Ratio(configuration[OtelKeys.SamplerArgument])),
            _ => new AlwaysOnSampler(), // validation refuses all but always_on
        };
        return isParentBased ? WithParents(root, options.TrustCallerSampling) : root;
    }

    private static ParentBasedSampler WithParents(Sampler root, bool trustsCallers) => trustsCallers
        ? new ParentBasedSampler(root)
        : new ParentBasedSampler(root, remoteParentSampled: root, remoteParentNotSampled: root);

    private static Sampler ByRatio(double ratio) => ratio switch
    {
        >= 0 and < 1 => new TraceIdRatioBasedSampler(ratio),
        _ => new AlwaysOnSampler(), // validation refuses all but 1
    };

    private static double Ratio(string? argument) =>
        double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) ? ratio : 1;
}
