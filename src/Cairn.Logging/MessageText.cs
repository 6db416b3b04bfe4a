using System.Globalization;
using System.Text;
using Cairn.Logging.Redaction;
using Serilog.Events;
using Serilog.Parsing;

namespace Cairn.Logging;

/// <summary>Fills the holes of a template the way <see cref="Microsoft.Extensions.Logging.ILogger"/> does: no quotes, invariant culture.</summary>
internal static class MessageText
{
    public static string Of(LogEvent logEvent) => Of(logEvent, new StringBuilder());

    /// <summary>The same, made in a text that was used before.</summary>
    public static string Of(LogEvent logEvent, StringBuilder text)
    {
        text.Clear();

        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            text.Append(Fill(token, logEvent.Properties));
        }

        return text.ToString();
    }

    private static string Fill(MessageTemplateToken token, IReadOnlyDictionary<string, LogEventPropertyValue> properties) => token switch
    {
        PropertyToken hole when properties.TryGetValue(hole.PropertyName, out var value) => Align(Text(hole.PropertyName, value, hole.Format), hole.Alignment),

        // Serilog takes a hole with a dotted name, such as {http.route}, for text.
        TextToken { Text: ['{', .. var name, '}'] } when properties.TryGetValue(name, out var value) => Text(name, value, null),
        TextToken text => text.Text,
        _ => token.ToString()!,
    };

    private static string Align(string text, Alignment? alignment) => alignment switch
    {
        null => text,
        { Direction: AlignmentDirection.Left } left => text.PadRight(Math.Min(left.Width, JsonLine.MaximumBytes)),
        { } right => text.PadLeft(Math.Min(right.Width, JsonLine.MaximumBytes)),
    };

    private static string Text(string name, LogEventPropertyValue value, string? format) =>
        value is ScalarValue { Value: string text } ? SecretNames.Mask(name, text) : Text(value, format);

    private static string Text(LogEventPropertyValue value, string? format) => value switch
    {
        ScalarValue { Value: null } => "(null)",
        ScalarValue { Value: string text } => text,
        ScalarValue { Value: IFormattable formattable } => Formatted(formattable, format),
        ScalarValue scalar => JsonValue.Text(scalar.Value),
        SequenceValue sequence => string.Join(", ", sequence.Elements.Select(element => Text(element, format))),
        _ => Json(value),
    };

    private static string Formatted(IFormattable value, string? format)
    {
        try
        {
            return value.ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return value.ToString(null, CultureInfo.InvariantCulture); // a slip in a template must not cost the line
        }
    }

    private static string Json(LogEventPropertyValue value)
    {
        using var json = new JsonValueBuffer();
        return Encoding.UTF8.GetString(json.Encode(value));
    }
}
