using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Cairn.PythonCompat.Json;

/// <summary>The shortest digits that read back as the same number, and where their point is: <c>d.ddd × 10^Exponent</c>.</summary>
internal readonly struct Shortest
{
    private readonly Room _room;
    private readonly int _length;

    private Shortest(Room room, int length, int exponent, bool isNegative)
    {
        _room = room;
        _length = length;
        Exponent = exponent;
        IsNegative = isNegative;
    }

    public int Exponent { get; }

    public bool IsNegative { get; }

    [UnscopedRef]
    public ReadOnlySpan<byte> Digits => ((ReadOnlySpan<byte>)_room)[.._length];

    /// <summary>Reads them from the runtime's own shortest form, such as <c>-1.25E-07</c> or <c>0.00125</c>.</summary>
    public static Shortest Of(double value)
    {
        Span<byte> text = stackalloc byte[PythonFloat.MostBytes];
        value.TryFormat(text, out var written, "R", CultureInfo.InvariantCulture);
        text = text[..written];
        var isNegative = text[0] == '-';
        text = text[(isNegative ? 1 : 0)..];

        var mark = text.IndexOf((byte)'E');
        var exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf((byte)'.');
        exponent += (point < 0 ? mantissa.Length : point) - 1;

        var room = default(Room);
        var length = 0;
        foreach (var digit in mantissa)
        {
            if (digit != '.')
            {
                room[length++] = digit;
            }
        }

        return Trimmed(room, length, exponent, isNegative);
    }

    private static Shortest Trimmed(Room room, int length, int exponent, bool isNegative)
    {
        Span<byte> digits = ((Span<byte>)room)[..length];
        var zeros = digits.IndexOfAnyExcept((byte)'0');
        if (zeros < 0)
        {
            return new Shortest(room, 1, 0, isNegative);
        }

        var last = digits.LastIndexOfAnyExcept((byte)'0');
        digits[zeros..(last + 1)].CopyTo(digits);
        return new Shortest(room, last + 1 - zeros, exponent - zeros, isNegative);
    }

    [InlineArray(PythonFloat.MostBytes)]
    private struct Room
    {
        private byte _first;
    }
}
