using Cairn.PythonCompat.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.PythonCompat.Paths;

/// <summary>The path of a request target (RFC 9112, section 3.2), decoded once and not normalized, as WSGI's <c>PATH_INFO</c> and ASGI's <c>path</c> are.</summary>
internal static class RawPath
{
    /// <returns>The path; <see langword="null"/> where the target has none, such as <c>*</c>, or is not known.</returns>
    public static string? Of(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        if (string.IsNullOrEmpty(target))
        {
            return null;
        }

        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        if (target[0] != '/' && scheme > 0)
        {
            var slash = target.IndexOf('/', scheme + 3);
            target = slash < 0 ? "/" : target[slash..];
        }

        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target : target[..query];
        return path.StartsWith('/') ? PercentText.Unquote(path) : null;
    }
}
