using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Cairn.PythonCompat.Requests;

namespace Cairn.PythonCompat.Json;

/// <summary>Reads members of a body as pydantic 1 does (<c>validators.py</c>, <c>int_validator</c>, <c>bool_validator</c>, <c>str_validator</c>): what can be converted, is.</summary>
internal sealed class LaxConverters(Func<bool> isOn)
{
    private delegate T? Reading<T>(ref Utf8JsonReader reader);

    public void AddTo(JsonSerializerOptions options)
    {
        options.Converters.Add(new Lax<int>(JsonMetadataServices.Int32Converter, isOn, (ref Utf8JsonReader reader) => checked((int)Whole(ref reader))));
        options.Converters.Add(new Lax<long>(JsonMetadataServices.Int64Converter, isOn, Whole));
        options.Converters.Add(new Lax<bool>(JsonMetadataServices.BooleanConverter, isOn, Truth));
        options.Converters.Add(new Lax<string>(JsonMetadataServices.StringConverter!, isOn, Text));
    }

    private static long Whole(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => 1,
        JsonTokenType.False => 0,
        JsonTokenType.Number => reader.TryGetInt64(out var whole) ? whole : checked((long)reader.GetDouble()), // cut off, as int() does
        JsonTokenType.String when LenientValue.WholeNumber(reader.GetString()!) is { } digits => long.Parse(digits, CultureInfo.InvariantCulture),
        _ => throw Refusal<long>(reader.TokenType),
    };

    private static bool Truth(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number when reader.TryGetInt64(out var whole) && whole is 0 or 1 => whole == 1,
        JsonTokenType.String when bool.TryParse(LenientValue.Read(reader.GetString()!, typeof(bool), PythonStyle.FastApi), out var truth) => truth,
        _ => throw Refusal<bool>(reader.TokenType),
    };

    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.True => "True",
        JsonTokenType.False => "False",
        JsonTokenType.Number => Number(reader.ValueSpan),
        JsonTokenType.Null => null,
        _ => throw Refusal<string>(reader.TokenType),
    };

    private static JsonException Refusal<T>(JsonTokenType token) =>
        new(token == JsonTokenType.Null ? "The JSON value is null." : $"The JSON value could not be converted to {typeof(T).FullName}.");

    private static string Number(ReadOnlySpan<byte> token)
    {
        Span<byte> repr = stackalloc byte[PythonFloat.MostBytes];
        return token.IndexOfAny(".eE"u8) < 0
            ? Encoding.ASCII.GetString(token)
            : Encoding.ASCII.GetString(repr[..PythonFloat.Write(double.Parse(token, CultureInfo.InvariantCulture), repr)]);
    }

    private sealed class Lax<T>(JsonConverter<T> ordinary, Func<bool> isOn, Reading<T> read) : JsonConverter<T>
    {
        public override bool HandleNull => true; // to say that it was null

        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return isOn() ? read(ref reader) : ordinary.Read(ref reader, typeToConvert, options);
            }
            catch (OverflowException)
            {
                throw Refusal<T>(reader.TokenType);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => ordinary.Write(writer, value, options);
    }
}
