using System.Text.RegularExpressions;

namespace Cairn.Parity.Learning;

/// <summary>A piece of a text: a moment, a UUID, a run of letters and digits, or one other character.</summary>
internal readonly partial record struct Token(bool IsTime, bool IsUuid, bool IsRun, string Text)
{
    public static IReadOnlyList<Token> In(string text) =>
        [.. Pieces().Matches(text).Select(match => new Token(match.Groups["time"].Success, match.Groups["uuid"].Success, match.Groups["run"].Success, match.Value))];

    [GeneratedRegex("(?<time>(?<![A-Za-z0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:?[0-9]{2})?(?![A-Za-z0-9]))|(?<uuid>(?<![A-Za-z0-9])[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![A-Za-z0-9]))|(?<run>[A-Za-z0-9]+)|.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Pieces();
}
