using System.Collections.Frozen;

namespace Cairn.Telemetry.ServerSpans;

/// <summary>The request methods that have a name of their own (OpenTelemetry semantic conventions, <c>http.request.method</c>).</summary>
internal static class RequestMethod
{
    public const string Other = "_OTHER";

    // ASP.NET Core routes without regard to case, and so the conventions have the canonical form reported.
    private static readonly FrozenDictionary<string, string> Known =
        new[] { "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE" }
            .ToFrozenDictionary(method => method, StringComparer.OrdinalIgnoreCase);

    public static string Canonical(string method) => Known.GetValueOrDefault(method, Other);
}
