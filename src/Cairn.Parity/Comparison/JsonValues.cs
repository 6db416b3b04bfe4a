using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Parity.Comparison;

/// <summary>Equality and form of JSON values.</summary>
internal static class JsonValues
{
    private const int Longest = 200;
    private const int MostDigits = 400; // beyond any double

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 500 };

    /// <summary>A value of its own, for as long as anybody looks at it.</summary>
    public static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, Deep);
        return document.RootElement.Clone();
    }

    public static JsonElement Text(string text) => Parse(Encoding.UTF8.GetBytes($"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\""));

    /// <summary>Whether two leaves have the same value, however it is written.</summary>
    public static bool AreEqual(JsonElement one, JsonElement other) => (one.ValueKind, other.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => AreEqualNumbers(one.GetRawText(), other.GetRawText()),
        (JsonValueKind.String, JsonValueKind.String) => TextOf(one) == TextOf(other),
        _ => one.ValueKind == other.ValueKind,
    };

    /// <summary>Whether one number is written as a whole one and the other is not.</summary>
    public static bool DifferInForm(JsonElement one, JsonElement other) =>
        one.ValueKind is JsonValueKind.Number && IsWhole(one.GetRawText()) != IsWhole(other.GetRawText());

    /// <summary>The text of a string, also where it escapes half a character, which no text can hold.</summary>
    public static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return text.GetRawText();
        }
    }

    public static string Shown(JsonElement value)
    {
        var text = value.ValueKind is JsonValueKind.Undefined ? ParityDifference.Nothing : value.GetRawText();
        return text.Length > Longest ? $"{text[..Longest]}…" : text;
    }

    public static double Number(JsonElement value) => double.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public static bool IsWhole(string number) => number.AsSpan().IndexOfAny('.', 'e', 'E') < 0;

    private static bool AreEqualNumbers(string one, string other) =>
        one == other || (IsWhole(one) && IsWhole(other) && one.Length < MostDigits && other.Length < MostDigits
            ? BigInteger.Parse(one, CultureInfo.InvariantCulture) == BigInteger.Parse(other, CultureInfo.InvariantCulture)
            : double.Parse(one, CultureInfo.InvariantCulture).Equals(double.Parse(other, CultureInfo.InvariantCulture)));
}
