using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Cairn.Telemetry.ServerSpans;

/// <summary>
/// Writes the host and port that the client asked for. It keeps the parts of the last host seen, as a service is
/// asked for under one name nearly always, and taking a name apart costs two allocations a request.
/// </summary>
internal sealed class ServerAddress
{
    private Parts? _last;

    public void Set(Activity span, HttpRequest request)
    {
        if (request.Host is not { HasValue: true, Value: { } host })
        {
            return;
        }

        var parts = _last;
        if (parts is null || parts.Host != host || parts.Scheme != request.Scheme)
        {
            _last = parts = new Parts(host, request.Scheme, request.Host);
        }

        span.SetTag(TelemetryNames.ServerAddress, parts.Address);
        span.SetTag(TelemetryNames.ServerPort, parts.Port);
    }

    private sealed class Parts(string host, string scheme, HostString value)
    {
        public string Host { get; } = host;

        public string Scheme { get; } = scheme;

        public string Address { get; } = value.Host;

        public object Port { get; } = value.Port ?? (scheme == Uri.UriSchemeHttps ? 443 : 80);
    }
}
