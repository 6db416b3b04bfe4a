using System.Globalization;
using System.Text;

namespace Cairn.Parity.Proxy;

/// <summary>The first line and the fields of an HTTP/1.1 message (RFC 9112), each byte a character: nothing is decoded, reordered or joined.</summary>
internal sealed record MessageHead(string First, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private static readonly string[] HopByHop = ["connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "expect"];

    /// <summary>What no message can do without, whatever its <c>Connection</c> field names.</summary>
    private static readonly string[] Needed = ["host", "content-length"];

    public bool IsChunked => Values("transfer-encoding").Any();

    /// <exception cref="BadMessageException">It is not what RFC 9112 calls a message, or two readers could disagree on where it ends.</exception>
    public static MessageHead Parse(ReadOnlySpan<byte> bytes)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split("\r\n");
        if (lines.Any(line => line.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0))
        {
            throw new BadMessageException("A line ends in something else than CR LF, or holds a NUL.");
        }

        var head = new MessageHead(lines[0], [.. lines.Skip(1).Select(Field)]);
        head.VerifyFraming();
        return head;
    }

    public IEnumerable<string> Values(string name) => Fields.Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);

    /// <summary>Null when there is none.</summary>
    public long? ContentLength => Values("content-length").Select(value => long.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)).Cast<long?>().FirstOrDefault();

    public bool Asks(string name, string value) => Values(name).SelectMany(field => field.Split(',', StringSplitOptions.TrimEntries)).Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The head for the next hop, with its own framing, and without what its <c>Connection</c> field says is for this hop alone (RFC 9110, 7.6.1).</summary>
    public byte[] ForNextHop(bool keepsLength, params string[] framing)
    {
        var text = new StringBuilder(First).Append("\r\n");
        var ofThisHop = Values("connection").SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)).Except(Needed, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var (name, value) in Fields.Where(field => Passes(field.Key, keepsLength) && !ofThisHop.Contains(field.Key, StringComparer.OrdinalIgnoreCase)))
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        foreach (var field in framing)
        {
            text.Append(field).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(text.Append("\r\n").ToString());
    }

    private static bool Passes(string name, bool keepsLength) =>
        !HopByHop.Contains(name, StringComparer.OrdinalIgnoreCase) && (keepsLength || !name.Equals("content-length", StringComparison.OrdinalIgnoreCase));

    private static KeyValuePair<string, string> Field(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && line[..colon].All(IsTokenCharacter)
            ? KeyValuePair.Create(line[..colon], line[(colon + 1)..].Trim(' ', '\t'))
            : throw new BadMessageException("A field has no name, a blank in its name, or goes on in a second line.");
    }

    private static bool IsTokenCharacter(char character) => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal);

    /// <summary>RFC 9112, section 6.3: whatever could be read in two ways is refused.</summary>
    private void VerifyFraming()
    {
        var lengths = Values("content-length").ToList();
        if (lengths.Count > 1 || (lengths.Count == 1 && !(lengths[0].All(char.IsAsciiDigit) && long.TryParse(lengths[0], NumberStyles.None, CultureInfo.InvariantCulture, out _))))
        {
            throw new BadMessageException("Content-Length is no number, or is there twice.");
        }

        if (IsChunked && (lengths.Count > 0 || !Values("transfer-encoding").SequenceEqual(["chunked"], StringComparer.OrdinalIgnoreCase)))
        {
            throw new BadMessageException("Transfer-Encoding is something else than chunked, or stands beside Content-Length.");
        }
    }
}
