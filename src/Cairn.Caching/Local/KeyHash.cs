using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cairn.Caching.Local;

/// <summary>A keyed 64-bit hash that takes 16 bytes a step. With a secret seed nobody can choose keys that collide; with a fixed one it is a checksum.</summary>
internal readonly struct KeyHash(ulong seed)
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xD1B54A32D192ED03;
    private const int Step = 16;

    private readonly ulong _seed = Mix(seed ^ First, Second);
    private readonly ulong _secret = Mix(seed ^ Second, First) | 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(ReadOnlySpan<char> text) => Of(MemoryMarshal.AsBytes(text));

    public ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = _seed ^ (ulong)bytes.Length;
        while (bytes.Length > Step)
        {
            hash = Mix(Word(bytes) ^ _secret, Word(bytes[8..]) ^ hash);
            bytes = bytes[Step..];
        }

        var (low, high) = Tail(bytes);
        return Mix(Mix(low ^ _secret, high ^ hash) ^ First, _secret);
    }

    private static (ulong Low, ulong High) Tail(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        >= 8 => (Word(bytes), Word(bytes[^8..])),
        >= 4 => (BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..])),
        > 0 => (bytes[0] | ((ulong)bytes[bytes.Length / 2] << 8) | ((ulong)bytes[^1] << 16), 0),
        _ => (0, 0),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
