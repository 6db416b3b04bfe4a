using System.Globalization;
using System.Net;

namespace Cairn.Caching.Redis.Connections;

/// <summary>A host and a port.</summary>
internal readonly record struct RedisAddress(string Host, int Port)
{
    /// <summary>Reads <c>host:port</c>, the host being a name or an address, one of IPv6 in brackets.</summary>
    public static bool TryParse(string? text, out RedisAddress address)
    {
        address = default;
        var colon = text?.LastIndexOf(':') ?? -1;

        if (colon <= 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is 0 or > IPEndPoint.MaxPort)
        {
            return false;
        }

        var host = text![..colon].Trim('[', ']');
        address = new RedisAddress(host, port);
        return Uri.CheckHostName(host) != UriHostNameType.Unknown;
    }

    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
