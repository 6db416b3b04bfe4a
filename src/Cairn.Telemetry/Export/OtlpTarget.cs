using System.Globalization;
using Cairn.Telemetry.Settings;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace Cairn.Telemetry.Export;

/// <summary>Where and how one signal is exported (OpenTelemetry specification, OTLP exporter configuration).</summary>
internal sealed record OtlpTarget(
    OtlpSignal Signal,
    Uri Endpoint,
    OtlpExportProtocol Protocol,
    string? Headers,
    int TimeoutMilliseconds,
    OtlpExportCompression Compression,
    OtlpCertificates Certificates)
{
    private const int GrpcPort = 4317; // registered with IANA for OTLP over gRPC
    private const int DefaultTimeoutMilliseconds = 10_000;

    /// <summary>The protocol as the specification spells it.</summary>
    public string ProtocolName => IsGrpc ? "grpc" : "http/protobuf";

    public bool IsGrpc => Protocol == OtlpExportProtocol.Grpc;

    /// <summary>Reads the target of a signal; null when none is configured, or none that is valid.</summary>
    public static OtlpTarget? Find(OtlpSignal signal, IConfiguration configuration, TelemetryOptions options)
    {
        var keys = OtelKeys.Of(signal);
        var signalEndpoint = NullIfEmpty(configuration[keys.Endpoint]);
        if (!TryParseEndpoint(signalEndpoint ?? NullIfEmpty(configuration[OtelKeys.AllSignals.Endpoint]) ?? options.OtlpEndpoint, out var endpoint))
        {
            return null;
        }

        string? Read(Func<OtelKeys, string> key) => NullIfEmpty(configuration[key(keys)]) ?? NullIfEmpty(configuration[key(OtelKeys.AllSignals)]);

        var protocol = ProtocolOf(Read(key => key.Protocol) ?? options.OtlpProtocol, endpoint);
        var isShared = signalEndpoint is null;
        return new OtlpTarget(
            signal,
            isShared && protocol == OtlpExportProtocol.HttpProtobuf ? WithSignalPath(endpoint, signal) : endpoint,
            protocol,
            Read(key => key.Headers) is { } headers && SettingRules.Headers(headers) is null ? headers : null,
            TryParseTimeout(Read(key => key.Timeout), out var timeout) ? timeout : DefaultTimeoutMilliseconds,
            "gzip".Equals(Read(key => key.Compression), StringComparison.OrdinalIgnoreCase) ? OtlpExportCompression.GZip : OtlpExportCompression.None,
            new OtlpCertificates(Read(key => key.Certificate), Read(key => key.ClientCertificate), Read(key => key.ClientKey)));
    }

    public static bool TryParseEndpoint(string? value, out Uri endpoint)
    {
        var parsed = Uri.TryCreate(value, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
        endpoint = uri!;
        return parsed;
    }

    public static bool TryParseTimeout(string? value, out int milliseconds) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out milliseconds) && milliseconds > 0;

    private static OtlpExportProtocol ProtocolOf(string? name, Uri endpoint)
    {
        var isGrpc = name is null ? endpoint.Port == GrpcPort : name.Equals("grpc", StringComparison.OrdinalIgnoreCase);
        return isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
    }

    private static Uri WithSignalPath(Uri endpoint, OtlpSignal signal)
    {
        var address = new UriBuilder(endpoint);
        address.Path = $"{address.Path.TrimEnd('/')}/v1/{signal.ToString().ToLowerInvariant()}";
        return address.Uri;
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
