using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Cairn.Cassettes.Redaction;

/// <summary>Tells what a secret in a text looks like. Patterns match without backtracking, so no text takes more than time in proportion to its length.</summary>
internal static class SecretLooks
{
    private const int ShortestRandom = 20;

    private static readonly ImmutableArray<(string Looks, Regex Pattern)> Shapes =
    [
        ("holds a private key", Pattern(@"-----BEGIN [A-Z0-9 ]*PRIVATE KEY")), // RFC 7468
        ("holds a JSON web token", Pattern(@"\beyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{8,}")), // RFC 7519
        ("holds a password in an address", Pattern(@"://[^\s/?#:@""'<>]*:(?<secret>[^\s/?#@""'<>]+)@")), // RFC 3986, userinfo
        ("holds a token of GitHub", Pattern(@"\b(gh[opusr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})")),
        ("holds a token of GitLab", Pattern(@"\bgl(pat|ptt|dt|rt|cbt|oas|soat|ft|agent|imt|ffct)-[A-Za-z0-9_.\-]{16,}")),
        ("holds a token of Slack", Pattern(@"\b(xox[abeoprs]-[A-Za-z0-9\-]{10,}|xapp-[0-9]-[A-Za-z0-9\-]{10,})|hooks\.slack\.com/(services|workflows|triggers)/[A-Za-z0-9_/]{10,}")),
        ("holds a key of AWS", Pattern(@"\b(AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b")),
        ("holds a key of Google", Pattern(@"\b(AIza[A-Za-z0-9_\-]{35}|ya29\.[A-Za-z0-9_\-]{20,}|GOCSPX-[A-Za-z0-9_\-]{20,})")),
        ("holds a key of a package registry", Pattern(@"\b(npm_[A-Za-z0-9]{36}|pypi-AgE[A-Za-z0-9_\-]{16,}|dckr_pat_[A-Za-z0-9_\-]{20,}|oy2[a-z0-9]{43})")),
        ("holds a key of a service", Pattern(@"\b([sr]k_(live|test)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9]{20,}|SG\.[A-Za-z0-9_\-]{16,}\.[A-Za-z0-9_\-]{16,}|hf_[A-Za-z0-9]{30,}|sk-[A-Za-z0-9_\-]{32,}|hv[sbr]\.[A-Za-z0-9_\-]{20,}|do[opr]_v1_[a-f0-9]{64}|dapi[a-f0-9]{32}|AGE-SECRET-KEY-1[A-Z0-9]{40,}|shp(at|ca|pa|ss)_[a-fA-F0-9]{32}|ATATT3[A-Za-z0-9_=\-]{30,}|lin_api_[A-Za-z0-9]{30,})")),
        ("holds credentials of a header", Pattern(@"\b(?i:bearer|basic)[ \t]+(?<secret>[A-Za-z0-9\-._~+/]{8,}=*)")), // RFC 6750, RFC 7617
        ("holds a signature of an address", Pattern(@"[?&](?i:sig|(x-amz-|x-goog-)?signature)=(?<secret>[^\s&""'#]{8,})")),
        ("names a secret and its value", Pattern(@"(?i:password|passwd|passphrase|secret|(api|access|account|private|signing)[_-]?key|(access|refresh|auth|session|api)[_-]?token)[""']?[ \t]*[:=][ \t]*[""']?(?<secret>[^\s""',;&<>{}()]{6,})")),
    ];

    private static readonly Regex Run = Pattern("[A-Za-z0-9+_-]{20,}");

    /// <summary>What each known secret looks like, and its pattern.</summary>
    public static IEnumerable<(string Looks, string Pattern)> All => Shapes.Select(shape => (shape.Looks, shape.Pattern.ToString()));

    /// <summary>What the first secret looks like; <see langword="null"/> when there is none. What may be random is searched for known shapes alone.</summary>
    public static string? Of(string text, bool mayBeRandom)
    {
        foreach (var (looks, pattern) in Shapes)
        {
            if (pattern.Matches(text).Any(match => IsSecret(match.Groups["secret"])))
            {
                return looks;
            }
        }

        return !mayBeRandom && Run.Matches(text).Any(match => IsRandom(match.Value)) ? "looks random" : null;
    }

    /// <summary>A mask is none; nor is a word, as in "Bearer authentication".</summary>
    private static bool IsSecret(Group secret) =>
        !secret.Success || (!KeyedMask.IsMask(Uri.UnescapeDataString(secret.Value)) && (secret.Value.Any(char.IsAsciiDigit) || secret.Length > ShortestRandom));

    /// <summary>Letters of both cases and digits, changing from one to the other as only chance does. Digests and UUIDs are of one case, and no secrets.</summary>
    private static bool IsRandom(string run)
    {
        var kinds = run.Where(char.IsAsciiLetterOrDigit).Select(Kind).ToArray();
        var changes = kinds.Zip(kinds.Skip(1)).Count(pair => pair.First != pair.Second);
        return kinds.Distinct().Count() == 3 && kinds.Count(kind => kind == 0) >= 2 && changes * 5 >= kinds.Length * 2;
    }

    private static int Kind(char character) => char.IsAsciiDigit(character) ? 0 : char.IsAsciiLetterLower(character) ? 1 : 2;

    private static Regex Pattern(string expression) => new(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
