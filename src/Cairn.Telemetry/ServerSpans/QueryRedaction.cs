namespace Cairn.Telemetry.ServerSpans;

/// <summary>
/// Takes secrets out of query strings: those that the semantic conventions name for <c>url.query</c>, those that ASP.NET Core 11 takes out
/// by itself, and the names under which credentials commonly travel in queries, percent-encoded or not.
/// </summary>
internal static class QueryRedaction
{
    private const string Redacted = "REDACTED";

    private static readonly string[] SecretKeys =
        ["AWSAccessKeyId", "Signature", "sig", "X-Goog-Signature", "X-Amz-Signature", "X-Amz-Credential", "X-Amz-Security-Token", "access_token", "token", "api_key", "apikey", "password", "secret"];

    public static string Redact(string query)
    {
        if (!query.Contains('%', StringComparison.Ordinal) && !SecretKeys.Any(key => query.Contains(key, StringComparison.OrdinalIgnoreCase)))
        {
            return query;
        }

        return string.Join('&', query.Split('&').Select(RedactPair));
    }

    private static string RedactPair(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && SecretKeys.Contains(Uri.UnescapeDataString(pair[..equals]), StringComparer.OrdinalIgnoreCase)
            ? $"{pair[..equals]}={Redacted}"
            : pair;
    }
}
