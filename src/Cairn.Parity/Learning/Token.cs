using System.Text.RegularExpressions;

namespace Cairn.Parity.Learning;

/// <summary>A piece of a text: a UUID, a run of letters and digits, or one other character.</summary>
internal readonly partial record struct Token(bool IsUuid, bool IsRun, string Text)
{
    public static IReadOnlyList<Token> In(string text) => [.. Pieces().Matches(text).Select(match => new Token(match.Groups["uuid"].Success, match.Groups["run"].Success, match.Value))];

    [GeneratedRegex("(?<uuid>(?<![A-Za-z0-9])[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![A-Za-z0-9]))|(?<run>[A-Za-z0-9]+)|.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Pieces();
}
