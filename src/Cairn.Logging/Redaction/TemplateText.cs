using System.Collections;
using System.Globalization;
using System.Text;

namespace Cairn.Logging.Redaction;

/// <summary>Fills the holes of a message template the way <see cref="Microsoft.Extensions.Logging.ILogger"/> does: by order, in the invariant culture. No hole gets more than a line can hold, as
/// some sequences have no end.</summary>
internal static class TemplateText
{
    private const string Nothing = "(null)";

    public static string Fill(string template, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        var text = new StringBuilder(template.Length * 2);
        var holes = 0;

        for (var index = 0; index < template.Length; index++)
        {
            var brace = template[index];

            if (brace is not ('{' or '}'))
            {
                text.Append(brace);
            }
            else if (index + 1 < template.Length && template[index + 1] == brace)
            {
                text.Append(brace);
                index++;
            }
            else if (brace == '{' && template.IndexOf('}', index) is > 0 and var end)
            {
                text.Append(Filled(template.AsSpan((index + 1)..end), values, holes++));
                index = end;
            }
        }

        return text.ToString();
    }

    /// <summary>The text of a single value.</summary>
    public static string Of(object? value, string? format) => value switch
    {
        null => Nothing,
        string text => text,
        IEnumerable many => string.Join(", ", many.Cast<object?>().Take(JsonLine.MaximumBytes).Select(one => Of(one, format: null))),
        IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? Nothing,
    };

    // name[,alignment][:format]
    private static string Filled(ReadOnlySpan<char> hole, IReadOnlyList<KeyValuePair<string, object?>> values, int position)
    {
        var colon = hole.IndexOf(':');
        var format = colon < 0 ? null : hole[(colon + 1)..].ToString();
        var head = colon < 0 ? hole : hole[..colon];
        var comma = head.IndexOf(',');
        var name = (comma < 0 ? head : head[..comma]).Trim().ToString();
        var text = TryFind(name, values, position, out var value) ? Of(value, format) : $"{{{hole}}}";

        return comma < 0 || !int.TryParse(head[(comma + 1)..], NumberStyles.Integer, CultureInfo.InvariantCulture, out var width) ? text
            : width < 0 ? text.PadRight(Math.Min(-width, JsonLine.MaximumBytes))
            : text.PadLeft(Math.Min(width, JsonLine.MaximumBytes));
    }

    // A name that comes twice has a value for each place.
    private static bool TryFind(string name, IReadOnlyList<KeyValuePair<string, object?>> values, int position, out object? value)
    {
        var found = position < values.Count && values[position].Key == name
            ? values[position]
            : values.FirstOrDefault(candidate => candidate.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

        value = found.Value;
        return found.Key is not null;
    }
}
