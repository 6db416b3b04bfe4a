using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Cassettes.Redaction;

/// <summary>Masks values in a JSON text token by token: whatever is not masked stays as it was, down to white space, escapes and the form of numbers.</summary>
internal static class JsonMasking
{
    private const int Nothing = int.MaxValue;

    public static ReadOnlyMemory<byte> Mask(ReadOnlyMemory<byte> json, IMask mask, RedactionPolicy policy)
    {
        var source = json.Span;
        var reader = new Utf8JsonReader(source, new JsonReaderOptions { MaxDepth = CassetteBody.MostDepth });
        using var target = new MemoryStream(source.Length);
        var copied = 0;
        var maskedDepth = Nothing; // everything at this depth and below belongs to a masked field
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName && reader.CurrentDepth <= maskedDepth)
            {
                maskedDepth = policy.MasksField(Text(ref reader)) ? reader.CurrentDepth : Nothing;
            }
            else if (reader.TokenType is JsonTokenType.EndObject && reader.CurrentDepth < maskedDepth)
            {
                maskedDepth = Nothing;
            }
            else if (maskedDepth != Nothing && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
            {
                target.Write(source[copied..(int)reader.TokenStartIndex]);
                target.Write(Masked(ref reader, mask));
                copied = (int)reader.BytesConsumed;
            }
        }

        target.Write(source[copied..]);
        return target.ToArray();
    }

    /// <summary>The text of a token, also where it escapes half a character, which no text can hold.</summary>
    public static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private static byte[] Masked(ref Utf8JsonReader reader, IMask mask) => reader.TokenType is JsonTokenType.Number
        ? Encoding.UTF8.GetBytes(mask.OfNumber(Encoding.UTF8.GetString(reader.ValueSpan)))
        : Encoding.UTF8.GetBytes($"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(mask.Of(Text(ref reader)))}\"");
}
