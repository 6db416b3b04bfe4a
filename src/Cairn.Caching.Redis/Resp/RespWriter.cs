using System.Globalization;

namespace Cairn.Caching.Redis.Resp;

/// <summary>Writes commands: to a server, a command is an array of bulk strings.</summary>
internal static class RespWriter
{
    public static void WriteCommand(SendBuffer buffer, ReadOnlySpan<RespArgument> words)
    {
        WriteLength(buffer, (byte)'*', words.Length);

        foreach (ref readonly var word in words)
        {
            word.Write(buffer);
        }
    }

    /// <summary>Writes the head of an array or a string.</summary>
    public static void WriteLength(SendBuffer buffer, byte type, int length)
    {
        var room = buffer.Room(16);
        room[0] = type;
        length.TryFormat(room[1..], out var digits, provider: CultureInfo.InvariantCulture);
        room[digits + 1] = (byte)'\r';
        room[digits + 2] = (byte)'\n';
        buffer.Advance(digits + 3);
    }

    public static void WriteLineEnd(SendBuffer buffer)
    {
        "\r\n"u8.CopyTo(buffer.Room(2));
        buffer.Advance(2);
    }
}
