using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cairn.Parity.Replay;

/// <summary>Ids that look random and are the same in each run: version 4 (RFC 9562), made of a moment and a count.</summary>
internal sealed class SeededIds(DateTimeOffset seed)
{
    private const int Size = 16;

    private int _count;

    public Guid Next()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{seed.UtcTicks}:{Interlocked.Increment(ref _count)}");
        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Size);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)((BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) & 0x0FFF) | 0x4000));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
