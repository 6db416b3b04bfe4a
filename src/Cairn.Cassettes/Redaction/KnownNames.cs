using System.Collections.Immutable;

namespace Cairn.Cassettes.Redaction;

/// <summary>Names of headers and fields whose meaning is known without a rule.</summary>
internal static class KnownNames
{
    /// <summary>A field is masked when its name contains one of these.</summary>
    public static ImmutableArray<string> SecretWords { get; } =
    [
        "password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey", "privatekey", "accountkey", "signingkey", "encryptionkey", "credential",
        "authorization", "cookie", "session", "signature", "connectionstring", "email", "phone", "birth", "creditcard", "cardnumber",
    ];

    /// <summary>A field is masked when this is its name.</summary>
    public static ImmutableArray<string> SecretNames { get; } =
        ["pwd", "pass", "auth", "bearer", "jwt", "sig", "pin", "otp", "cvv", "cvc", "ssn", "iban", "csrf", "xsrf", "nonce", "mail", "firstname", "lastname", "fullname", "address", "street"];

    /// <summary>Fields that contain a secret word and are not secret.</summary>
    public static ImmutableArray<string> HarmlessFields { get; } = ["tokentype", "tokens", "tokencount", "maxtokens", "sessions", "passwordpolicy"];

    /// <summary>Headers that say nothing about who asks. Any other is masked.</summary>
    public static ImmutableArray<string> HarmlessHeaders { get; } =
    [
        "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Accept-Ranges", "Age", "Allow", "Cache-Control", "Connection", "Content-Disposition",
        "Content-Encoding", "Content-Language", "Content-Length", "Content-Location", "Content-Range", "Content-Type", "Date", "Deprecation", "ETag", "Expect", "Expires",
        "Host", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Keep-Alive", "Last-Modified", "Link", "Location", "Pragma", "Range",
        "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After", "Server", "Sunset", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent",
        "Vary", "Via", "Warning", "WWW-Authenticate", "X-Content-Type-Options", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset",
    ];

    public static bool IsSecret(string simpleName) =>
        SecretNames.Contains(simpleName, StringComparer.Ordinal) || SecretWords.Any(word => simpleName.Contains(word, StringComparison.Ordinal));

    public static bool IsCredential(string header) => header.ToLowerInvariant() is "authorization" or "proxy-authorization" or "cookie" or "set-cookie";
}
