using System.Text.Json;
using System.Text.Unicode;
using Cairn.Cassettes.Format;

namespace Cairn.Cassettes;

/// <summary>The content of a request or an answer, without its content coding.</summary>
public sealed class CassetteBody
{
    /// <summary>The largest body, in bytes: 16 MiB.</summary>
    public const int LargestBytes = 16 * 1024 * 1024;

    internal const int MostDepth = 500;

    private CassetteBody(ReadOnlyMemory<byte> bytes, string? coding)
    {
        Bytes = bytes;
        Coding = coding;
        IsJson = IsWellFormed(bytes.Span);
        IsText = Utf8.IsValid(bytes.Span);
    }

    /// <summary>The bytes; where there was a content coding, the decoded ones.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The content coding on the wire: <c>gzip</c>, <c>br</c> or <c>deflate</c>.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public string? Coding { get; }

    /// <summary>Whether the bytes are one JSON value (RFC 8259) in UTF-8.</summary>
    public bool IsJson { get; }

    /// <summary>Whether the bytes are UTF-8.</summary>
    public bool IsText { get; }

    /// <summary>Makes a body of decoded bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="coding">The content coding on the wire.</param>
    /// <returns>The body.</returns>
    public static CassetteBody Of(ReadOnlyMemory<byte> bytes, string? coding = null) => new(bytes, coding);

    /// <summary>Makes a body of the bytes on the wire, decoding them where their coding is known.</summary>
    /// <param name="bytes">The bytes, without the framing of a transfer coding.</param>
    /// <param name="contentEncoding">The <c>Content-Encoding</c> field.</param>
    /// <returns>
    /// The body; <see langword="null"/> when there are no bytes. A coding that is unknown, or does not fit the bytes, leaves them as they are, and
    /// <see cref="Coding"/> empty: redaction then refuses what it cannot look into.
    /// </returns>
    public static CassetteBody? FromWire(ReadOnlyMemory<byte> bytes, string? contentEncoding)
    {
        if (bytes.IsEmpty)
        {
            return null;
        }

        return contentEncoding is not null && ContentCoding.TryDecode(bytes, contentEncoding, out var decoded)
            ? new CassetteBody(decoded, contentEncoding.Trim().ToLowerInvariant())
            : new CassetteBody(bytes, coding: null);
    }

    /// <summary>Encodes the bytes for the wire. The result decodes to <see cref="Bytes"/>; it need not equal what was recorded.</summary>
    /// <returns>The bytes in their <see cref="Coding"/>.</returns>
    public ReadOnlyMemory<byte> ToWire() => Coding is null ? Bytes : ContentCoding.Encode(Bytes, Coding);

    private static bool IsWellFormed(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || !Utf8.IsValid(bytes))
        {
            return false;
        }

        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MostDepth });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
