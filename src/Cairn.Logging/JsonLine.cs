using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Cairn.Logging;

/// <summary>One flat JSON object of bounded size: what does not fit is shortened or left out, and the object says so and still closes.</summary>
internal sealed class JsonLine
{
    /// <summary>The most bytes a line takes, its line feed included.</summary>
    public const int MaximumBytes = 16 * 1024;

    /// <summary>The key that a line carries when something was cut from it.</summary>
    public const string CutName = "truncated";

    private const int ShortestPiece = 16; // less room than this is not worth a shortened text
    private readonly byte[] _line = new byte[MaximumBytes];
    private readonly byte[] _utf8 = new byte[MaximumBytes];
    private readonly char[] _text = new char[MaximumBytes];
    private int _length;

    public JsonLine() => Clear();

    /// <summary>Escapes quotes, backslashes, control characters and U+2028/2029; leaves letters of every script readable.</summary>
    public static JavaScriptEncoder Escaping => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Whether anything was shortened or left out.</summary>
    public bool IsCut { get; private set; }

    private static ReadOnlySpan<byte> End => "}\n"u8;

    private static ReadOnlySpan<byte> CutEnd => ",\"truncated\":true}\n"u8;

    private static ReadOnlySpan<byte> Ellipsis => "…"u8;

    private int Room => MaximumBytes - CutEnd.Length - _length;

    public void Clear()
    {
        _length = 0;
        IsCut = false;
        Add("{"u8);
    }

    /// <summary>Adds a text, shortened when its escaped form takes more bytes than its share.</summary>
    public void AddText(string name, ReadOnlySpan<char> text, int share)
    {
        var start = _length;

        if (!TryAddName(name))
        {
            CutBackTo(start);
        }
        else if (!TryAddString(text, Math.Min(share, Room)))
        {
            AddShortened(start, text, Math.Min(share, Room));
        }
    }

    /// <summary>Adds a finished JSON value, or leaves it out when it takes more bytes than its share.</summary>
    public void AddJson(string name, ReadOnlySpan<byte> json, int share)
    {
        var start = _length;

        if (TryAddName(name) && json.Length <= Math.Min(share, Room))
        {
            Add(json);
        }
        else
        {
            CutBackTo(start);
        }
    }

    /// <summary>Closes the object and writes it.</summary>
    public void WriteTo(TextWriter output)
    {
        Add(IsCut ? CutEnd : End);
        output.Write(_text.AsSpan(0, Encoding.UTF8.GetChars(_line.AsSpan(0, _length), _text)));
    }

    private bool TryAddName(string name)
    {
        var separator = _length == 1 ? 0 : 1;

        if (Room < separator + ":".Length)
        {
            return false;
        }

        Add(","u8[..separator]);

        if (!TryAddString(name, Room - ":".Length))
        {
            return false;
        }

        Add(":"u8);
        return true;
    }

    private bool TryAddString(ReadOnlySpan<char> text, int room)
    {
        if (room < "\"\"".Length || !TryEscape(text, room - "\"\"".Length, out var bytes))
        {
            return false;
        }

        Quote(bytes);
        return true;
    }

    private void AddShortened(int start, ReadOnlySpan<char> text, int room)
    {
        if (room < ShortestPiece)
        {
            CutBackTo(start);
            return;
        }

        TryEscape(text, room - "\"\"".Length - Ellipsis.Length, out var bytes);
        Ellipsis.CopyTo(_line.AsSpan(_length + 1 + bytes));
        Quote(bytes + Ellipsis.Length);
        IsCut = true;
    }

    // Writes behind the place of the opening quote what fits of the text, whole characters only; a lone surrogate becomes U+FFFD.
    private bool TryEscape(ReadOnlySpan<char> text, int room, out int bytes)
    {
        var transcoding = Utf8.FromUtf16(text, _utf8.AsSpan(0, room), out _, out var read);
        var escaping = Escaping.EncodeUtf8(_utf8.AsSpan(0, read), _line.AsSpan(_length + 1, room), out _, out bytes);
        return transcoding == OperationStatus.Done && escaping == OperationStatus.Done;
    }

    private void Quote(int bytes)
    {
        _line[_length] = (byte)'"';
        _line[_length + 1 + bytes] = (byte)'"';
        _length += bytes + "\"\"".Length;
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_line.AsSpan(_length));
        _length += bytes.Length;
    }

    private void CutBackTo(int start)
    {
        _length = start;
        IsCut = true;
    }
}
