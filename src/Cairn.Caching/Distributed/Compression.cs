using System.Buffers.Binary;
using System.IO.Compression;
using Cairn.Caching.Serialization;

namespace Cairn.Caching.Distributed;

/// <summary>Brotli at its fastest, with the length of the original in the first four bytes.</summary>
internal static class Compression
{
    private const int FastestQuality = 1;
    private const int Window = 18;
    private const double WorthwhileShare = 0.9;

    /// <summary>Compresses bytes if that saves at least a tenth of them.</summary>
    public static bool TryCompress(ReadOnlySpan<byte> bytes, PooledBuffer target)
    {
        var most = (int)(bytes.Length * WorthwhileShare) - sizeof(int);
        if (most <= 0)
        {
            return false;
        }

        var span = target.GetSpan(sizeof(int) + most);
        if (!BrotliEncoder.TryCompress(bytes, span.Slice(sizeof(int), most), out var written, FastestQuality, Window))
        {
            return false;
        }

        BinaryPrimitives.WriteInt32LittleEndian(span, bytes.Length);
        target.Advance(sizeof(int) + written);
        return true;
    }

    /// <summary>Restores bytes; more of them than <paramref name="most"/> are refused before room is made for them.</summary>
    public static bool TryDecompress(ReadOnlySpan<byte> bytes, long most, PooledBuffer target)
    {
        if (bytes.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(bytes) is var length && (length < 0 || length > most))
        {
            return false;
        }

        var restored = BrotliDecoder.TryDecompress(bytes[sizeof(int)..], target.GetSpan(length), out var written) && written == length;
        target.Advance(restored ? written : 0);
        return restored;
    }
}
