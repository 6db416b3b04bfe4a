using Microsoft.AspNetCore.Http;

namespace Cairn.Migration.Routing;

/// <summary>What decides on which side of a canary a client is: its address, a header or a cookie. The same key is always on the same side, in every process.</summary>
internal sealed record StickyKey(string Kind, string Name)
{
    private const string ByClient = "client";
    private const int Buckets = 10_000;

    public static StickyKey Client { get; } = new(ByClient, "");

    public static StickyKey? Parse(string text) => text.Split(':') switch
    {
        [ByClient] => Client,
        [("header" or "cookie") and var kind, { Length: > 0 } name] => new StickyKey(kind, name),
        _ => null,
    };

    /// <summary>Whether this client is among the first <paramref name="percent"/> of all. One without a key is not, unless all are.</summary>
    public bool IsWithin(double percent, HttpContext context) => percent >= 100 || (Value(context) is { Length: > 0 } key && Bucket(key) < percent * Buckets / 100);

    private string? Value(HttpContext context) => Kind switch
    {
        "header" => context.Request.Headers[Name] is [var only, ..] ? only : null,
        "cookie" => context.Request.Cookies[Name],
        _ => context.Connection.RemoteIpAddress?.ToString(),
    };

    /// <summary>FNV-1a over the UTF-16 units, then the finaliser of MurmurHash3, whose every bit depends on every other.</summary>
    private static int Bucket(string key)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in key)
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }

        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return (int)((hash ^ (hash >> 33)) % Buckets);
    }
}
