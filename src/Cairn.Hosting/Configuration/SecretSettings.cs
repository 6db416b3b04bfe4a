using System.Text.RegularExpressions;

namespace Cairn.Hosting.Configuration;

/// <summary>Tells settings whose value must not be shown: by the words of their key, or by the look of their value. In doubt it is secret.</summary>
internal static partial class SecretSettings
{
    /// <summary>What a sentence says in place of the value.</summary>
    public const string NotShown = "not shown, as it may be secret";

    public static bool Suspects(string key, string? value) =>
        SecretWord().IsMatch(key) || (value is not null && (SecretForm().IsMatch(value) || LongToken().IsMatch(value)));

    [GeneratedRegex("pass(word|wd|phrase)?(:|_|$)|password|pwd|secret|token|credential|connection_?string|(api|access|account|private|signing|shared|encryption|license)_?key|key(:|$)|signature|cookie|authorization|bearer|certificate|pin(:|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretWord();

    // Credentials in an address, "name=value;" pairs, key blocks, and what well-known issuers put in front of their tokens.
    [GeneratedRegex(@"://[^/\s]*@|[?&][^=\s]+=|=[^;]*;|(^|;)\s*(password|pwd|accountkey)\s*=|-----BEGIN|^eyJ[\w-]+\.|^(Bearer|Basic)\s|\b(gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|AKIA|ASIA|AIza|hvs\.)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretForm();

    // Twenty and more characters of an alphabet for keys, with a digit and a letter among them, and no word break.
    [GeneratedRegex(@"^(?=[^\d]*\d)(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9+/_=]{20,}$", RegexOptions.CultureInvariant)]
    private static partial Regex LongToken();
}
