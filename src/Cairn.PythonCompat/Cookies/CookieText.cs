using System.Text;
using System.Text.RegularExpressions;

namespace Cairn.PythonCompat.Cookies;

/// <summary>Reads and quotes values of cookies as Werkzeug's <c>_internal</c> and CPython's <c>http.cookies</c> do.</summary>
internal static partial class CookieText
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string FlaskLegal = Letters + "/=!#$%&'*+-.^_`|~:";
    private const string FastApiLegal = Letters + "!#$%&'*+-.^_`|~:";
    private const string FastApiPlain = FastApiLegal + " ()/<=>?@[]{}";

    /// <summary>The pairs of a <c>Cookie</c> field in order, repeated names included.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parse(string field, PythonStyle style) =>
        style == PythonStyle.Flask ? ParseFlask(field) : ParseFastApi(field);

    public static string Quote(string value, PythonStyle style)
    {
        var (legal, plain) = style == PythonStyle.Flask ? (FlaskLegal, "") : (FastApiLegal, FastApiPlain);
        if (value.All(character => legal.Contains(character, StringComparison.Ordinal)) && (value.Length > 0 || style == PythonStyle.Flask))
        {
            return value;
        }

        var octets = style == PythonStyle.Flask ? Encoding.UTF8.GetBytes(value) : Encoding.Latin1.GetBytes(value);
        return $"\"{string.Concat(octets.Select(octet => Quoted((char)octet, style, plain)))}\"";
    }

    private static IEnumerable<KeyValuePair<string, string>> ParseFlask(string field)
    {
        foreach (Match pair in FlaskPair().Matches(field + ";"))
        {
            var name = pair.Groups[1].Value.Trim();
            if (name.Length > 0 && pair.Index < field.Length)
            {
                yield return new(Utf8(name), Utf8(Unquote(pair.Groups[2].Value)));
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> ParseFastApi(string field)
    {
        foreach (var chunk in field.Split(';'))
        {
            var equals = chunk.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? ("", chunk.Trim()) : (chunk[..equals].Trim(), chunk[(equals + 1)..].Trim());
            if (name.Length + value.Length > 0)
            {
                yield return new(name, Unquote(value));
            }
        }
    }

    private static string Unquote(string value) => value.Length >= 2 && value[0] == '"' && value[^1] == '"'
        ? Escape().Replace(value[1..^1], escape => escape.Groups[1].Success ? ((char)Convert.ToInt32(escape.Groups[1].Value, 8)).ToString() : escape.Groups[2].Value)
        : value;

    private static string Quoted(char octet, PythonStyle style, string plain)
    {
        if (octet is '"' or '\\')
        {
            return $"\\{octet}";
        }

        var isEscaped = style == PythonStyle.Flask ? octet is ',' or ';' or < ' ' or > '~' : !plain.Contains(octet, StringComparison.Ordinal);
        return isEscaped ? $"\\{Convert.ToString(octet, 8).PadLeft(3, '0')}" : octet.ToString();
    }

    /// <summary>A field comes as Latin-1; the bytes are UTF-8.</summary>
    private static string Utf8(string text) =>
        text.Any(character => character > '~') && text.All(character => character <= '\u00ff') ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text)) : text;

    [GeneratedRegex("""([^=;]*)(?:\s*=\s*("(?:[^\\"]|\\.)*"|.*?))?\s*;""")]
    private static partial Regex FlaskPair();

    [GeneratedRegex("""\\(?:([0-3][0-7][0-7])|(.))""")]
    private static partial Regex Escape();
}
