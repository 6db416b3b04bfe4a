using Cairn.Parity.Rules;

namespace Cairn.Parity.Learning;

/// <summary>The narrowest shape that all of some texts have.</summary>
internal static class ShapeOfTexts
{
    private const int ShortestId = 8; // from this length on, runs of one length are ids of that length, not chance
    private const int MostCharacters = 12;

    private static readonly string[] Alphabets = ["-_", "+/="]; // RFC 4648: where one is used, the others will be

    /// <param name="texts">The texts.</param>
    /// <param name="moves">Whether a piece that all have in common is one that others will not have.</param>
    public static string Of(IReadOnlyCollection<string> texts, Func<Token, bool>? moves = null)
    {
        var rows = texts.Select(Token.In).ToList();
        if (rows.Select(row => row.Count).Distinct().Count() == 1)
        {
            var columns = Enumerable.Range(0, rows[0].Count).Select(index => Column([.. rows.Select(row => row[index])], moves)).ToList();
            if (columns.All(column => column is not null))
            {
                return string.Concat(columns);
            }
        }

        return OfUneven(rows);
    }

    /// <summary>The shape of what stands at one position; null when nothing says what it is.</summary>
    private static string? Column(IReadOnlyList<Token> tokens, Func<Token, bool>? moves)
    {
        var texts = tokens.Select(token => token.Text).ToList();
        if (texts.Distinct(StringComparer.Ordinal).Count() == 1 && moves?.Invoke(tokens[0]) is not true)
        {
            return TextShape.Escape(texts[0]);
        }

        return tokens.All(token => token.IsTime) ? TimeForm.Of(texts) : tokens.All(token => token.IsUuid) ? Uuid(texts) : tokens.All(token => token.IsRun) ? Run(texts) : null;
    }

    private static string? Uuid(List<string> texts)
    {
        if (!texts.All(text => !text.Any(char.IsAsciiLetterUpper)))
        {
            return texts.All(text => !text.Any(char.IsAsciiLetterLower)) ? "{UUID}" : null;
        }

        var versions = texts.Select(text => text[14]).Distinct().ToList();
        return versions.Count == 1 && texts.All(text => text[19] is '8' or '9' or 'a' or 'b') ? $"{{uuid:{versions[0]}}}" : "{uuid}";
    }

    private static string Run(List<string> texts)
    {
        var lengths = texts.Select(text => text.Length).Distinct().ToList();
        var isId = texts.All(text => text.Length >= ShortestId);
        var size = lengths.Count == 1 && isId ? $":{lengths[0]}" : "";
        if (texts.All(text => text.All(char.IsAsciiDigit)))
        {
            return lengths.Count == 1 && texts.Exists(text => text[0] == '0') ? $"{{digits:{lengths[0]}}}" : "{digits}";
        }

        if (isId && texts.All(text => text.All(char.IsAsciiHexDigitLower)))
        {
            return $"{{hex{size}}}";
        }

        if (isId && texts.All(text => text.All(char.IsAsciiHexDigitUpper)))
        {
            return $"{{HEX{size}}}";
        }

        return texts.All(text => text.All(char.IsAsciiLetter)) ? "{word}" : $"{{alnum{size}}}";
    }

    /// <summary>What all begin and end with stays; between is what characters there are.</summary>
    private static string OfUneven(List<IReadOnlyList<Token>> rows)
    {
        var shortest = rows.Min(row => row.Count);
        var start = Enumerable.Range(0, shortest).TakeWhile(index => rows.All(row => row[index] == rows[0][index])).Count();
        var end = Enumerable.Range(1, shortest - start).TakeWhile(index => rows.All(row => row[^index] == rows[0][^index])).Count();
        var between = rows.Select(row => string.Concat(row.Skip(start).Take(row.Count - start - end).Select(token => token.Text))).ToList();
        return $"{Literal(rows[0].Take(start))}{Characters(between)}{Literal(rows[0].Skip(rows[0].Count - end))}";
    }

    private static string Literal(IEnumerable<Token> tokens) => TextShape.Escape(string.Concat(tokens.Select(token => token.Text)));

    private static string Characters(List<string> texts)
    {
        var all = texts.SelectMany(text => text).Distinct().ToList();
        var others = all.Where(character => !char.IsAsciiLetterOrDigit(character)).Order().ToList();
        if (others.Count > MostCharacters || texts.Exists(text => text.Length == 0) || others.Exists(character => character is '{' or '}' || !char.IsAscii(character) || char.IsWhiteSpace(character)))
        {
            return "{text}";
        }

        var alphabet = Alphabets.FirstOrDefault(known => others.Count > 0 && others.TrueForAll(known.Contains)) ?? string.Concat(others);
        var ranges = $"{(all.Exists(char.IsAsciiLetterUpper) ? "A-Z" : "")}{(all.Exists(char.IsAsciiLetterLower) ? "a-z" : "")}{(all.Exists(char.IsAsciiDigit) ? "0-9" : "")}";
        var lengths = texts.Select(text => text.Length).Distinct().ToList();
        return $"{{{(lengths.Count == 1 && lengths[0] >= ShortestId ? lengths[0] : "some")} of {ranges}{alphabet}}}";
    }
}
