using System.Globalization;
using Cairn.Telemetry.Export;

namespace Cairn.Telemetry.Settings;

/// <summary>What a single value must be. Each rule answers with the rule and a fix where the value breaks it, else with null.</summary>
internal static class SettingRules
{
    private static readonly string[] Protocols = ["http/protobuf", "grpc"];
    private static readonly string[] Compressions = ["gzip", "none"];
    private static readonly string[] Booleans = ["true", "false"];
    private static readonly string[] Temporalities = ["cumulative", "delta", "lowmemory"];

    private static readonly string[] ExemplarFilters = ["trace_based", "always_on", "always_off"];
    private static readonly string[] HistogramAggregations = ["explicit_bucket_histogram", "base2_exponential_bucket_histogram"];

    private static readonly string[] Samplers =
        ["parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio", "always_on", "always_off", "traceidratio"];

    public static string? Endpoint(string value) => OtlpTarget.TryParseEndpoint(value, out _)
        ? null
        : "It must be an absolute http or https address. Use one such as http://localhost:4318.";

    public static string? Protocol(string value) => Known("protocol", value, Protocols);

    public static string? Compression(string value) => Known("compression", value, Compressions);

    public static string? Boolean(string value) => Known("truth value", value, Booleans);

    public static string? Temporality(string value) => Known("temporality", value, Temporalities);

    public static string? ExemplarFilter(string value) => Known("exemplar filter", value, ExemplarFilters);

    public static string? HistogramAggregation(string value) => Known("histogram aggregation", value, HistogramAggregations);

    public static string? Sampler(string value) => Known("sampler", value, Samplers);

    public static string? SamplerRatio(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) && ratio is >= 0 and <= 1
            ? null
            : "It must be a ratio from 0 to 1. Use one such as 0.25 to keep a quarter of all traces.";

    public static string? Milliseconds(string value) => OtlpTarget.TryParseTimeout(value, out _)
        ? null
        : "It must be a whole number of milliseconds above 0. Use one such as 10000.";

    public static string? Size(string value) => IsWholeNumber(value, 1) ? null : "It must be a whole number above 0. Use one such as 512.";

    public static string? Limit(string value) => IsWholeNumber(value, 0) ? null : "It must be a whole number, 0 or above. Use one such as 128.";

    public static string? ExistingFile(string value) => File.Exists(value) ? null : "There must be such a file. Name one that the service can read.";

    public static string? Headers(string value)
    {
        var pairs = Uri.UnescapeDataString(value).Split(',');
        var keys = pairs.Select(pair => pair.Split('=')[0].Trim()).Append("User-Agent"); // which the exporter adds
        return pairs.All(pair => pair.IndexOf('=', StringComparison.Ordinal) > 0) && keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() > pairs.Length
            ? null
            : "It must be a list of pairs with different keys. Write key=value, with a comma between pairs.";
    }

    public static string? Authorities(string path) => OtlpCertificates.ProblemWithAuthorities(path) is { } problem
        ? $"It must be a file with certificates in PEM that can be read ({problem}). Name the file of the authority that signed the collector's certificate."
        : null;

    public static string? ClientCertificate(string path, string keyName, string? keyPath) => OtlpCertificates.ProblemWithClient(path, keyPath) is { } problem
        ? $"It must be a file with a certificate in PEM whose key is in it or in the file that '{keyName}' names ({problem}). Correct the two."
        : null;

    public static string? NotBlank(string value) => string.IsNullOrWhiteSpace(value)
        ? "It must not be blank. Give it a value or leave it out."
        : null;

    public static string? Known(string kind, string value, string[] names)
    {
        if (names.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var nearest = NearestName.Order(value, names).ToArray();
        return $"It names no known {kind}. Use {nearest[0]}, or else {string.Join(", ", nearest.Skip(1))}.";
    }

    private static bool IsWholeNumber(string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least;
}
