using System.Text.RegularExpressions;

namespace Cairn.Telemetry.Identity;

/// <summary>The address of a repository as the conventions have it: one that a browser opens, without <c>.git</c> and without credentials.</summary>
internal static partial class RepositoryAddress
{
    public static string? Canonical(string url)
    {
        var address = ShortSsh().Match(url) is { Success: true } match ? $"ssh://{match.Groups["host"]}/{match.Groups["path"]}" : url;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var parsed) || parsed.Host.Length == 0)
        {
            return null;
        }

        var isWeb = parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps;
        var origin = isWeb ? parsed.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : $"https://{parsed.Host}"; // a port of ssh is none of the web's
        var path = parsed.AbsolutePath.TrimEnd('/');
        return origin + (path.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? path[..^".git".Length] : path);
    }

    /// <summary>Git's short form of an ssh address: <c>git@host:owner/name.git</c>.</summary>
    [GeneratedRegex(@"^[^/:@]+@(?<host>[^/:]+):(?<path>[^/].*)$")]
    private static partial Regex ShortSsh();
}
