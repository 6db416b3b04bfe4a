using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Migration.Forwarding;

/// <summary>The target of a request as it came: escapes, dots, slashes and case untouched.</summary>
internal static class RawTarget
{
    /// <summary>Path and query. The absolute form (RFC 9112, 3.2.2) loses scheme and authority.</summary>
    public static string Of(HttpContext context)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        if (string.IsNullOrEmpty(raw))
        {
            return Rebuilt(context.Request);
        }

        return raw[0] == '/' || raw == "*" ? raw : OriginForm(raw);
    }

    public static ReadOnlySpan<char> PathOf(string target)
    {
        var end = target.AsSpan().IndexOf('?');
        return end < 0 ? target : target.AsSpan(0, end);
    }

    private static string OriginForm(string absolute)
    {
        var authority = absolute.IndexOf("://", StringComparison.Ordinal);
        if (authority < 0)
        {
            return absolute;
        }

        var rest = absolute.AsSpan(authority + 3);
        var end = rest.IndexOfAny('/', '?');
        return end < 0 ? "/" : rest[end] == '?' ? $"/{rest[end..]}" : rest[end..].ToString();
    }

    // Servers in memory have no raw target.
    private static string Rebuilt(HttpRequest request) => request.PathBase.Add(request.Path).ToUriComponent() is { Length: > 0 } path
        ? path + request.QueryString.ToUriComponent()
        : "/" + request.QueryString.ToUriComponent();
}
