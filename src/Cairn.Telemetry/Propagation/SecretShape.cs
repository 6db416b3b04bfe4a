using System.Text.RegularExpressions;

namespace Cairn.Telemetry.Propagation;

/// <summary>
/// Tells what looks like a secret, by words in its key and by well-known forms of its value. Keys are the service's own, so a list of allowed ones
/// would have to be kept by each; a list of denied ones works without.
/// </summary>
internal static partial class SecretShape
{
    private static readonly string[] Words = ["password", "passwd", "passphrase", "secret", "token", "credential", "authorization", "apikey", "privatekey", "accesskey", "cookie", "signature"];

    public static bool Fits(string key, string value)
    {
        var letters = string.Concat(key.Where(char.IsAsciiLetterOrDigit));
        return Words.Any(word => letters.Contains(word, StringComparison.OrdinalIgnoreCase)) || Value().IsMatch(value);
    }

    /// <summary>JWTs, authorization headers, private keys, credentials in addresses, and the prefixes that GitHub, GitLab, Slack, AWS and NuGet give to tokens.</summary>
    [GeneratedRegex("""eyJ[\w-]{8,}\.[\w-]{8,}|^(bearer|basic)\s|-----BEGIN|://[^/\s@]+:[^/\s@]+@|\b(gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|AKIA[0-9A-Z]{12}|oy2[a-z0-9]{40})""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Value();
}
