namespace Cairn.Telemetry.ServerSpans;

/// <summary>
/// Takes secrets out of query strings. The first four keys are those that the semantic conventions name for <c>url.query</c>,
/// the others are how credentials commonly travel in queries.
/// </summary>
internal static class QueryRedaction
{
    private const string Redacted = "REDACTED";

    private static readonly string[] SecretKeys =
        ["AWSAccessKeyId", "Signature", "sig", "X-Goog-Signature", "X-Amz-Signature", "access_token", "token", "api_key", "apikey", "password", "secret"];

    public static string Redact(string query)
    {
        if (!SecretKeys.Any(key => query.Contains(key, StringComparison.OrdinalIgnoreCase)))
        {
            return query;
        }

        return string.Join('&', query.Split('&').Select(RedactPair));
    }

    private static string RedactPair(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && SecretKeys.Contains(pair[..equals], StringComparer.OrdinalIgnoreCase)
            ? $"{pair[..equals]}={Redacted}"
            : pair;
    }
}
