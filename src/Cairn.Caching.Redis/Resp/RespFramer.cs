using System.Buffers.Text;

namespace Cairn.Caching.Redis.Resp;

/// <summary>
/// Finds where a reply ends, however its bytes are cut into reads. It remembers what it has understood of the reply at hand, so no byte
/// is looked at again, except those of the line or string that is still incomplete.
/// </summary>
/// <remarks>Streamed strings and aggregates (<c>$?</c>, <c>*?</c>) are refused: no server sends them unasked, and this client does not ask.</remarks>
internal sealed class RespFramer(RespLimits limits)
{
    /// <summary>The elements still to come of each open aggregate, the innermost last. The first is the reply itself.</summary>
    private readonly int[] _open = new int[limits.Depth + 1];
    private int _depth;
    private int _understood;
    private int _searched;

    /// <summary>Measures the reply that <paramref name="buffer"/> begins with.</summary>
    /// <param name="buffer">The bytes from the first of the reply on: those of the last call, and what has been read since.</param>
    /// <returns>The length of the reply in bytes, or 0 while it is incomplete.</returns>
    /// <exception cref="RespException">The bytes are no reply.</exception>
    public int Measure(ReadOnlySpan<byte> buffer)
    {
        if (_depth == 0)
        {
            _open[0] = 1;
            _depth = 1;
        }

        while (_depth > 0)
        {
            if (!TryUnderstand(buffer))
            {
                return 0;
            }

            while (_depth > 0 && _open[_depth - 1] == 0)
            {
                _depth--;
            }
        }

        var length = _understood;
        (_understood, _searched) = (0, 0);
        return length;
    }

    private bool TryUnderstand(ReadOnlySpan<byte> buffer)
    {
        if (!TryFindLine(buffer, out var line))
        {
            return false;
        }

        var next = _understood + line.Length + 2;

        switch (line[0])
        {
            case (byte)'+' or (byte)'-' or (byte)':' or (byte)'_' or (byte)',' or (byte)'#' or (byte)'(':
                return Leaf(next);
            case (byte)'$':
                return IsNull(line) ? Leaf(next) : TryString(buffer, line, next);
            case (byte)'!' or (byte)'=':
                return TryString(buffer, line, next);
            case (byte)'*':
                return IsNull(line) ? Leaf(next) : Aggregate(LengthIn(line), next);
            case (byte)'~':
                return Aggregate(LengthIn(line), next);
            case (byte)'%':
                return Aggregate(Pairs(line), next);
            case (byte)'>' when _depth == 1:
                return Aggregate(LengthIn(line), next);
            case (byte)'|':
                return Attributes(Pairs(line), next);
            default:
                throw new RespException($"No reply begins with the byte 0x{line[0]:x2} here.");
        }
    }

    private bool TryFindLine(ReadOnlySpan<byte> buffer, out ReadOnlySpan<byte> line)
    {
        line = default;
        var from = Math.Max(_searched, _understood);
        var end = buffer[from..].IndexOfAny((byte)'\r', (byte)'\n');
        end = end < 0 ? -1 : from + end;

        if ((end < 0 ? buffer.Length : end) - _understood > limits.LineBytes)
        {
            throw new RespException($"A line is longer than {limits.LineBytes} bytes.");
        }

        if (end < 0)
        {
            _searched = buffer.Length;
            return false;
        }

        if (buffer[end] == '\n' || end == _understood || (end + 1 < buffer.Length && buffer[end + 1] != '\n'))
        {
            throw new RespException("A line is empty, or does not end with CR LF.");
        }

        _searched = end;
        line = buffer[_understood..end];
        return end + 1 < buffer.Length;
    }

    private bool TryString(ReadOnlySpan<byte> buffer, ReadOnlySpan<byte> line, int start)
    {
        var end = start + (long)LengthIn(line);

        if (end + 2 > limits.FrameBytes)
        {
            throw new RespException($"A reply is longer than {limits.FrameBytes} bytes.");
        }

        if (buffer.Length < end + 2)
        {
            return false;
        }

        if (buffer[(int)end] != '\r' || buffer[(int)end + 1] != '\n')
        {
            throw new RespException("A string does not end where its length says.");
        }

        return Leaf((int)end + 2);
    }

    private bool Leaf(int next)
    {
        _open[_depth - 1]--;
        return Advance(next);
    }

    private bool Aggregate(int count, int next)
    {
        _open[_depth - 1]--;
        return Attributes(count, next);
    }

    /// <summary>Opens what does not count as an element of what it is in: attributes stand before the value that does.</summary>
    private bool Attributes(int count, int next)
    {
        if (_depth == _open.Length)
        {
            throw new RespException($"Aggregates are nested more than {limits.Depth} deep.");
        }

        _open[_depth++] = count;
        return Advance(next);
    }

    private bool Advance(int next)
    {
        if (next > limits.FrameBytes)
        {
            throw new RespException($"A reply is longer than {limits.FrameBytes} bytes.");
        }

        _understood = next;
        return true;
    }

    private static bool IsNull(ReadOnlySpan<byte> line) => line[1..].SequenceEqual("-1"u8);

    private static int Pairs(ReadOnlySpan<byte> line) =>
        LengthIn(line) is var pairs and <= int.MaxValue / 2 ? 2 * pairs : throw new RespException("A length is not a number that a reply may have.");

    private static int LengthIn(ReadOnlySpan<byte> line) =>
        Utf8Parser.TryParse(line[1..], out int length, out var used) && used == line.Length - 1 && length >= 0
            ? length
            : throw new RespException("A length is not a number that a reply may have.");
}
