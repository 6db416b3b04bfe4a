using System.Text.Json;

namespace Cairn.Cassettes.Format;

/// <summary>Turns whatever a parser stumbles over into a fault with line and column.</summary>
internal static class CassetteLine
{
    public delegate T Parse<T>(ref JsonCursor cursor);

    public static T Read<T>(ReadOnlySpan<byte> line, string path, long number, Parse<T> parse)
    {
        var cursor = new JsonCursor(line, path, number);
        try
        {
            var parsed = parse(ref cursor);
            cursor.End();
            return parsed;
        }
        catch (JsonException fault)
        {
            throw new CassetteFormatException(path, number, (fault.BytePositionInLine ?? 0) + 1, "The line is not JSON. Restore it from the history, or record again.");
        }
        catch (InvalidOperationException)
        {
            throw cursor.Fault("The text is not valid Unicode."); // what Utf8JsonReader.GetString says of broken UTF-8
        }
    }
}
