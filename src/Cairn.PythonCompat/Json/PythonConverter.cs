using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cairn.PythonCompat.Json;

/// <summary>Writes values of one type in Python's form where its switch is on, and as ever where it is off. Reads as ever.</summary>
internal sealed class PythonConverter<T>(JsonConverter<T>? ordinary, Func<bool> isOn, Action<Utf8JsonWriter, T> write) : JsonConverter<T>
    where T : struct, ISpanParsable<T>
{
    private static readonly bool IsNumber = default(T) is double or float or decimal or BigInteger;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (IsNumber && reader.TokenType == JsonTokenType.String && options.NumberHandling.HasFlag(JsonNumberHandling.AllowReadingFromString))
        {
            return Parsed(reader.GetString());
        }

        return ordinary is null ? Parsed(Encoding.UTF8.GetString(reader.ValueSpan)) : ordinary.Read(ref reader, typeToConvert, options);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (ordinary is null || isOn())
        {
            write(writer, value);
        }
        else
        {
            ordinary.Write(writer, value, options);
        }
    }

    private static T Parsed(string? text) =>
        T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : throw new JsonException($"'{text}' is no {typeof(T).Name}.");
}
