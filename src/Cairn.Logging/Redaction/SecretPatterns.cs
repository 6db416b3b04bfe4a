using System.Buffers;
using System.Collections.Immutable;

namespace Cairn.Logging.Redaction;

/// <summary>The shapes of secrets that tools of the trade print, in the order in which they are masked.</summary>
internal static class SecretPatterns
{
    /// <summary>What a secret is called, at the end of a name.</summary>
    public const string Names =
        "(?i:password|passwd|pwd|passphrase|secret|(client|shared|consumer|app|webhook|signing)[_-]?secret|(secret|shared)[_-]?access[_-]?key" +
        "|api[_-]?key|(account|access|secret|private|master|encryption)[_-]?key" +
        "|(access|refresh|id|auth|private|session|security|bearer|api|job|deploy|oauth)[_-]?token)";

    private const string Issued =
        @"gh[opusr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}" + // GitHub
        @"|gl(pat|ptt|dt|rt|cbt|oas|soat|ft|agent|imt|ffct)-[A-Za-z0-9_.\-]{16,}" + // GitLab
        @"|xox[abeoprs](\.xox[bp])?-[A-Za-z0-9\-]{10,}|xapp-[0-9]-[A-Za-z0-9\-]{10,}" + // Slack
        @"|(AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}" + // AWS key ids, whose secret is seldom far
        @"|npm_[A-Za-z0-9]{36}|pypi-AgE[A-Za-z0-9_\-]{16,}|dckr_pat_[A-Za-z0-9_\-]{20,}|oy2[a-z0-9]{43}" + // registries
        @"|do[opr]_v1_[a-f0-9]{64}|dapi[a-f0-9]{32}|hv[sbr]\.[A-Za-z0-9_\-]{20,}" + // DigitalOcean, Databricks, Vault
        @"|[sr]k_(live|test)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9]{20,}" + // Stripe
        @"|AIza[A-Za-z0-9_\-]{35}|ya29\.[A-Za-z0-9_\-]{20,}|GOCSPX-[A-Za-z0-9_\-]{20,}" + // Google
        @"|SG\.[A-Za-z0-9_\-]{16,}\.[A-Za-z0-9_\-]{16,}|hf_[A-Za-z0-9]{30,}|sk-(proj|ant|svcacct)-[A-Za-z0-9_\-]{20,}|sk-[A-Za-z0-9]{32,}" +
        @"|AGE-SECRET-KEY-1[A-Z0-9]{40,}|shp(at|ca|pa|ss)_[a-fA-F0-9]{32}|ATATT3[A-Za-z0-9_=\-]{30,}|lin_api_[A-Za-z0-9]{30,}";

    private const int ShortestIssued = 16;

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("-_.ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly SearchValues<string> NameHints = SearchValues.Create(["pass", "pwd", "secret", "key", "token"], StringComparison.OrdinalIgnoreCase);

    public static ImmutableArray<SecretPattern> All { get; } =
    [
        // RFC 7468; one that was cut off goes on to the end of the text.
        new(
            text => text.Contains("PRIVATE KEY", StringComparison.Ordinal),
            @"-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----[\s\S]*?(-----END [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----|\z)"),

        // RFC 3986, userinfo; a password that holds an @ ends at the last one.
        new(
            text => text.Contains("://", StringComparison.Ordinal) && text.Contains('@'),
            @"://[^\s/?#:@""'<>\\]*:(?<secret>[^\s/?#""'<>\\]+)@"),

        // RFC 7519: the header is base64url of an object and so begins with eyJ.
        new(
            text => text.Contains("eyJ", StringComparison.Ordinal),
            @"\beyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{8,}(\.[A-Za-z0-9_\-]*){0,3}"),

        new(
            HasLongWord,
            $@"\b({Issued})"),

        new(
            text => text.Contains("hooks.slack.com", StringComparison.Ordinal),
            @"hooks\.slack\.com/(services|workflows|triggers)/(?<secret>[A-Za-z0-9_/]{10,})"),

        // RFC 6750 and RFC 7617, in a header or quoted anywhere else.
        new(
            text => text.Contains("bearer", StringComparison.OrdinalIgnoreCase),
            @"\b(?i:bearer)[ \t]+(?<secret>[A-Za-z0-9\-._~+/]{8,}=*)", (_, token) => SecretLooks.IsToken(token)),
        new(
            text => text.Contains("basic", StringComparison.OrdinalIgnoreCase),
            @"\b(?i:basic)[ \t]+(?<secret>[A-Za-z0-9+/]{4,}={0,2})", (_, token) => SecretLooks.IsBasicCredential(token)),
        new(
            text => text.Contains("authorization", StringComparison.OrdinalIgnoreCase),
            @"(?i:authorization)\\?[""']?[ \t]*[:=][ \t]*\\?[""']?((?i:bearer|token|apikey|negotiate|digest)[ \t]+)?(?<secret>[^\s""',;\\]{8,})",
            (_, token) => SecretLooks.IsToken(token)),

        // Connection strings, command lines, dumped environments, printed records.
        new(
            text => text.Contains('=') && HasNameHint(text),
            $@"{Names}[ \t]*=[ \t]*(""(?<secret>[^""\r\n]+)""|'(?<secret>[^'\r\n]+)'|(?<secret>[^\s;,&""'=>)}}\]][^\s;,&""')}}\]]*))",
            SecretLooks.IsValueOf),

        // JSON, also as a text within JSON, and the dictionaries of scripting languages.
        new(
            text => text.Contains(':') && text.AsSpan().ContainsAny('"', '\'') && HasNameHint(text),
            $@"{Names}(\\?""[ \t]*:[ \t]*\\?""(?<secret>[^""\\\r\n]+)|'[ \t]*:[ \t]*'(?<secret>[^'\\\r\n]+))",
            SecretLooks.IsValueOf),

        // Signed addresses of object stores.
        new(
            text => text.Contains('=') && text.Contains("sig", StringComparison.OrdinalIgnoreCase),
            @"[?&](?i:sig|(x-amz-|x-goog-)?signature)=(?<secret>[^\s&""'#]{8,})"),
    ];

    /// <summary>Whether part of a name stands in the text, without which no name of a secret does.</summary>
    public static bool HasNameHint(string text) => text.AsSpan().ContainsAny(NameHints);

    private static bool HasLongWord(string text)
    {
        var rest = text.AsSpan();

        while (rest.Length >= ShortestIssued)
        {
            var end = rest.IndexOfAnyExcept(TokenCharacters);

            if (end < 0 || end >= ShortestIssued)
            {
                return true;
            }

            rest = rest[(end + 1)..];
        }

        return false;
    }
}
