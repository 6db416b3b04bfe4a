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
        ref var start = ref MemoryMarshal.GetReference(bytes);
        var length = bytes.Length;
        var hash = _seed ^ (ulong)length;
        var at = 0;
        for (; length - at > Step; at += Step)
        {
            hash = Mix(Word(ref start, at) ^ _secret, Word(ref start, at + sizeof(ulong)) ^ hash);
        }

        // The last words may overlap what was taken already: no byte is read one by one.
        var (low, high) = length >= sizeof(ulong)
            ? (Word(ref start, Math.Max(0, length - Step)), Word(ref start, length - sizeof(ulong)))
            : Few(ref start, length);
        return Mix(Mix(low ^ _secret, high ^ hash) ^ First, _secret);
    }

    private static (ulong Low, ulong High) Few(ref byte start, int length) => length switch
    {
        >= sizeof(uint) => (Unsafe.ReadUnaligned<uint>(ref start), Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, length - sizeof(uint)))),
        > 0 => (start | ((ulong)Unsafe.Add(ref start, length / 2) << 8) | ((ulong)Unsafe.Add(ref start, length - 1) << 16), 0),
        _ => (0, 0),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ref byte start, int at) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
