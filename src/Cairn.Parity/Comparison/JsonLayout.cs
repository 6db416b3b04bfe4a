using System.Text;
using System.Text.Json;

namespace Cairn.Parity.Comparison;

/// <summary>What stands between the values of a JSON text: brackets, commas, white space.</summary>
internal static class JsonLayout
{
    private const int Shortened = 40;

    public static bool AreEqual(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) => Of(one).AsSpan().SequenceEqual(Of(other));

    public static JsonElement Shown(ReadOnlyMemory<byte> json)
    {
        var text = Encoding.UTF8.GetString(Of(json));
        return JsonValues.Text(text.Length > 2 * Shortened ? $"{text[..Shortened]}…{text[^Shortened..]}" : text);
    }

    private static byte[] Of(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = 500 });
        using var layout = new MemoryStream();
        var at = 0;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null)
            {
                layout.Write(json.Span[at..(int)reader.TokenStartIndex]);
                layout.WriteByte((byte)'_');
                at = reader.TokenType is JsonTokenType.PropertyName ? EndOfName(json.Span, (int)reader.TokenStartIndex, reader.ValueSpan.Length) : (int)reader.BytesConsumed;
            }
        }

        layout.Write(json.Span[at..]);
        return layout.ToArray();
    }

    /// <summary>The reader counts the colon, and what is before it, to the name.</summary>
    private static int EndOfName(ReadOnlySpan<byte> json, int start, int length)
    {
        var end = start + length + 2;
        return end <= json.Length ? end : json.Length;
    }
}
