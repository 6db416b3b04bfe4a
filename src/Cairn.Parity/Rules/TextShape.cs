using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cairn.Parity.Rules;

/// <summary>Literal text with places in it: <c>build-{digits} on {word}</c>. Braces that are meant are doubled.</summary>
internal sealed partial class TextShape
{
    private readonly Regex _pattern;

    private TextShape(string pattern) =>
        _pattern = new Regex($"\\A{pattern}\\z", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <exception cref="FormatException">A place is of no known kind, or is not closed.</exception>
    public static TextShape Parse(string shape)
    {
        var pattern = new StringBuilder();
        for (var at = 0; at < shape.Length; at++)
        {
            if (shape[at] is not ('{' or '}'))
            {
                pattern.Append(Regex.Escape(shape[at].ToString()));
            }
            else if (at + 1 < shape.Length && shape[at + 1] == shape[at])
            {
                pattern.Append(Regex.Escape(shape[at++].ToString()));
            }
            else
            {
                var end = shape[at] == '{' ? shape.IndexOf('}', at) : -1;
                pattern.Append(end < 0 ? throw new FormatException($"A brace of '{shape}' is not closed, or not doubled.") : PatternOf(shape[(at + 1)..end]));
                at = end;
            }
        }

        return new TextShape(pattern.ToString());
    }

    public static string Escape(string literal) => literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    public bool IsMatch(string text) => _pattern.IsMatch(text);

    private static string PatternOf(string place)
    {
        var match = Sized().Match(place);
        var size = match.Groups["size"].Value;
        return (match.Groups["name"].Value, place) switch
        {
            ("uuid", _) => Uuid(size),
            ("UUID", _) => Uuid(size).ToUpperInvariant(),
            ("hex", _) => $"[0-9a-f]{Count(size)}",
            ("HEX", _) => $"[0-9A-F]{Count(size)}",
            ("digits", _) => $"[0-9]{Count(size)}",
            ("word", _) => $"[A-Za-z]{Count(size)}",
            ("alnum", _) => $"[A-Za-z0-9]{Count(size)}",
            (_, "text") => ".+",
            _ => Moment().IsMatch(place) ? OfMoment(place) : OfCharacters(place),
        };
    }

    /// <summary>RFC 9562: the version is the first digit of the third group, the variant that of the fourth.</summary>
    private static string Uuid(string version) => version.Length == 0
        ? "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
        : $"[0-9a-f]{{8}}-[0-9a-f]{{4}}-{version[^1]}[0-9a-f]{{3}}-[89ab][0-9a-f]{{3}}-[0-9a-f]{{12}}";

    private static string Count(string size) => size.Length == 0 ? "+" : $"{{{size}}}";

    /// <summary>Letters of the form stand for a digit each; <c>.F</c> for any number of them, or none.</summary>
    private static string OfMoment(string place)
    {
        var match = Moment().Match(place);
        var fraction = match.Groups["fraction"].Value;
        var digits = fraction switch { "" => "", ".F" => "(\\.[0-9]{1,9})?", _ => $"\\.[0-9]{{{fraction.Length - 1}}}" };
        var zone = match.Groups["zone"].Value switch { "+hh:mm" => "[+-][0-9]{2}:[0-9]{2}", "+hhmm" => "[+-][0-9]{4}", var other => other };
        return $"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{match.Groups["between"].Value}[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}{digits}{zone}";
    }

    private static string OfCharacters(string place)
    {
        var match = Characters().Match(place);
        if (!match.Success)
        {
            throw new FormatException($"'{{{place}}}' is no place of a shape. Known are uuid, hex, digits, word, alnum, text, 'some of A-Z…' and, alone, time, httpdate and epoch.");
        }

        var others = string.Concat(match.Groups["others"].Value.Select(character => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")));
        return $"[{match.Groups["ranges"].Value}{others}]{(match.Groups["count"].Value == "some" ? "+" : $"{{{match.Groups["count"].Value}}}")}";
    }

    [GeneratedRegex("\\A(?<name>uuid|UUID|hex|HEX|digits|word|alnum)(:(?<size>[1-9][0-9]{0,3}))?\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Sized();

    [GeneratedRegex("\\Atime:yyyy-MM-dd(?<between>[T ])HH:mm:ss(?<fraction>(\\.(F|f{1,9}))?)(?<zone>(Z|\\+hh:mm|\\+hhmm)?)\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Moment();

    [GeneratedRegex("\\A(?<count>some|[1-9][0-9]{0,3}) of (?<ranges>(A-Z)?(a-z)?(0-9)?)(?<others>.*)(?<=of .+)\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Characters();
}
