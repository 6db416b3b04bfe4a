using System.Text.RegularExpressions;

namespace Cairn.Logging.Redaction;

/// <summary>Names of properties that say themselves that a secret follows: <c>Password</c>, <c>api_key</c>, <c>GitLabPrivateToken</c>.</summary>
internal static class SecretNames
{
    private static readonly Regex Pattern = new($@"{SecretPatterns.Names}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The text of a property, without a secret that the text itself or the property's name gives away.</summary>
    public static string Mask(string name, string text) => IsSecret(name) && SecretLooks.IsValueOf(name, text) ? SecretText.Masked : SecretText.Mask(text);

    private static bool IsSecret(string name) => SecretPatterns.HasNameHint(name) && Pattern.IsMatch(name);
}
