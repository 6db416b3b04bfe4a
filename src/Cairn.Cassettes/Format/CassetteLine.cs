using System.Text.Json;

namespace Cairn.Cassettes.Format;

/// <summary>Turns whatever a parser stumbles over into a fault with line and column.</summary>
internal static class CassetteLine
{
    public delegate T Parse<T>(ref JsonCursor cursor);

    public static T Read<T>(ReadOnlySpan<byte> line, string path, long number, Parse<T> parse)
    {
        return Read(line, path, number, "The line is not JSON. Restore it from the history, or record again.", parse);
    }

    public static T Read<T>(ReadOnlySpan<byte> text, string path, long number, string advice, Parse<T> parse)
    {
        var cursor = new JsonCursor(text, path, number);
        try
        {
            var parsed = parse(ref cursor);
            cursor.End();
            return parsed;
        }
        catch (JsonException fault)
        {
            throw new CassetteFormatException(path, number + (fault.LineNumber ?? 0), (fault.BytePositionInLine ?? 0) + 1, advice);
        }
        catch (InvalidOperationException)
        {
            throw cursor.Fault("The text is not valid Unicode."); // what Utf8JsonReader.GetString says of broken UTF-8
        }
    }
}
