using System.Collections.Frozen;

namespace Cairn.Migration.Forwarding;

/// <summary>Which headers end at the proxy.</summary>
internal static class HeaderRules
{
    public const string ForwardedFor = "X-Forwarded-For";
    public const string ForwardedHost = "X-Forwarded-Host";
    public const string ForwardedProto = "X-Forwarded-Proto";

    /// <summary>RFC 9110, 7.6.1, and what older clients send in its place.</summary>
    private static readonly FrozenSet<string> HopByHop = new[]
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Said anew by the forwarder, or not for a client to say.</summary>
    private static readonly FrozenSet<string> Replaced = new[]
    {
        "Host", "Content-Length", "X-Content-Length", "Expect", "Forwarded", ForwardedFor, ForwardedHost, ForwardedProto, "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Server", "X-Forwarded-Ssl", "X-Real-IP",
        ShadowHeaders.Mark, ShadowHeaders.Key, ShadowHeaders.Writes,
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool EndsHere(string name) => HopByHop.Contains(name);

    /// <summary>What one side says is for this hop alone (RFC 9110, 7.6.1), and what it says of the connection.</summary>
    public static string[] NominatedIn(IEnumerable<string?> connection) =>
        [.. connection.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>A gateway of Python reads an underscore as a hyphen, so one must not carry what the other may not.</summary>
    public static bool IsSentOn(string name)
    {
        var read = name.Replace('_', '-');
        return name[0] != ':' && !HopByHop.Contains(read) && !Replaced.Contains(read);
    }
}
