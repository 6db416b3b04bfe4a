using System.IO.Compression;

namespace Cairn.Cassettes.Format;

/// <summary>The content codings of RFC 9110, section 8.4.1, and brotli (RFC 7932).</summary>
internal static class ContentCoding
{
    /// <summary>Whether the bytes are in that coding, and are not more than a body may hold.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> bytes, string coding, out ReadOnlyMemory<byte> decoded)
    {
        decoded = default;
        using var source = new MemoryStream(bytes.ToArray(), writable: false);
        using var decoder = Stream(source, coding.Trim(), CompressionMode.Decompress);
        if (decoder is null)
        {
            return false;
        }

        try
        {
            var plain = new MemoryStream();
            var buffer = new byte[16 * 1024];
            while (decoder.Read(buffer) is > 0 and var count)
            {
                plain.Write(buffer.AsSpan(0, count));
                if (plain.Length > CassetteBody.LargestBytes)
                {
                    return false;
                }
            }

            decoded = plain.ToArray();
            return true;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or InvalidOperationException)
        {
            return false;
        }
    }

    public static ReadOnlyMemory<byte> Encode(ReadOnlyMemory<byte> bytes, string coding)
    {
        var target = new MemoryStream();
        using (var encoder = Stream(target, coding, CompressionMode.Compress) ?? throw new NotSupportedException($"The content coding is '{coding}'. Known are gzip, br and deflate. Correct the recording."))
        {
            encoder.Write(bytes.Span);
        }

        return target.ToArray();
    }

    private static Stream? Stream(Stream inner, string coding, CompressionMode mode) => coding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(inner, mode, leaveOpen: true),
        "br" => new BrotliStream(inner, mode, leaveOpen: true),
        "deflate" => new ZLibStream(inner, mode, leaveOpen: true),
        _ => null,
    };
}
