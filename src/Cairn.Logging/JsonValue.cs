using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Cairn.Logging.Redaction;
using Serilog.Events;

namespace Cairn.Logging;

/// <summary>Writes a captured value as the JSON type it has: numbers stay numbers, structures become objects.</summary>
internal static class JsonValue
{
    public static void Write(Utf8JsonWriter json, LogEventPropertyValue value)
    {
        switch (value)
        {
            case ScalarValue scalar:
                WriteScalar(json, scalar.Value);
                break;
            case SequenceValue sequence:
                WriteSequence(json, sequence);
                break;
            case StructureValue structure:
                WriteObject(json, structure.Properties.Select(property => KeyValuePair.Create(property.Name, property.Value)));
                break;
            case DictionaryValue dictionary:
                WriteObject(json, dictionary.Elements.Select(element => KeyValuePair.Create(Text(element.Key.Value), element.Value)));
                break;
            default:
                json.WriteStringValue(SecretText.Mask(value.ToString()));
                break;
        }
    }

    /// <summary>The text of a scalar that has no JSON type of its own.</summary>
    public static string Text(object? value) => value switch
    {
        string text => text,
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? string.Empty,
    };

    private static void WriteScalar(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case float number when float.IsFinite(number): json.WriteNumberValue(number); break;
            case uint number: json.WriteNumberValue(number); break;
            case ulong number: json.WriteNumberValue(number); break;
            case byte number: json.WriteNumberValue(number); break;
            case sbyte number: json.WriteNumberValue(number); break;
            case short number: json.WriteNumberValue(number); break;
            case ushort number: json.WriteNumberValue(number); break;
            default: json.WriteStringValue(SecretText.Mask(Text(value))); break;
        }
    }

    private static void WriteSequence(Utf8JsonWriter json, SequenceValue sequence)
    {
        json.WriteStartArray();

        foreach (var element in sequence.Elements)
        {
            Write(json, element);
        }

        json.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, LogEventPropertyValue>> members)
    {
        var names = new UniqueNames(FrozenSet<string>.Empty);
        json.WriteStartObject();

        foreach (var (name, value) in members)
        {
            json.WritePropertyName(names.Claim(name));
            Write(json, value is ScalarValue { Value: string text } ? new ScalarValue(SecretNames.Mask(name, text)) : value);
        }

        json.WriteEndObject();
    }
}
