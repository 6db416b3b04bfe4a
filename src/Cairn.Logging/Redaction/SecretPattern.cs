using System.Text.RegularExpressions;

namespace Cairn.Logging.Redaction;

/// <summary>One way in which a secret shows itself.</summary>
/// <param name="isConceivable">A cheap look at a text, without which the pattern is not tried.</param>
/// <param name="pattern">The expression; its group <c>secret</c> is what is masked, and without one all of the match.</param>
/// <param name="isSecret">Has the last word on what was matched: given the words before the secret, and the secret.</param>
internal sealed class SecretPattern(Func<string, bool> isConceivable, string pattern, Func<string, string, bool>? isSecret = null)
{
    private const string SecretGroup = "secret";

    private readonly Regex _pattern = new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public string Mask(string text) => isConceivable(text) ? _pattern.Replace(text, Replace) : text;

    private string Replace(Match match)
    {
        var group = match.Groups[SecretGroup];
        var secret = group.Success ? group : match;
        var before = match.Value[..(secret.Index - match.Index)];
        var after = match.Value[(secret.Index - match.Index + secret.Length)..];

        return isSecret is null || isSecret(before, secret.Value) ? $"{before}{SecretText.Masked}{after}" : match.Value;
    }
}
