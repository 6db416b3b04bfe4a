using System.Globalization;

namespace Cairn.PythonCompat.Json;

/// <summary>Writes a number as <c>float.__repr__</c> does (CPython, <c>Python/pystrtod.c</c>, format code <c>r</c>): the shortest digits that read back as the same number.</summary>
internal static class PythonFloat
{
    /// <summary>Room for every number.</summary>
    public const int MostBytes = 32;

    private const int LeastFixed = -4;
    private const int MostFixed = 16;

    /// <summary>Writes into at least <see cref="MostBytes"/> bytes.</summary>
    /// <returns>How many were written.</returns>
    public static int Write(double value, Span<byte> target) => double.IsFinite(value)
        ? Write(Shortest.Of(value), target)
        : Copy(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8, target);

    /// <summary>The digits of the number in its own precision: <c>0.1f</c> is <c>0.1</c>.</summary>
    public static double Widen(float value) =>
        float.IsFinite(value) ? double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;

    private static int Write(Shortest number, Span<byte> target)
    {
        var written = number.IsNegative ? Copy("-"u8, target) : 0;
        var rest = target[written..];
        return written + (number.Exponent is >= LeastFixed and < MostFixed ? WriteFixed(number, rest) : WriteScientific(number, rest));
    }

    private static int WriteFixed(Shortest number, Span<byte> target)
    {
        var digits = number.Digits;
        if (number.Exponent < 0)
        {
            var zeros = Copy("0.000"u8[..(1 - number.Exponent)], target);
            return zeros + Copy(digits, target[zeros..]);
        }

        var whole = number.Exponent + 1;
        var written = Copy(digits[..Math.Min(whole, digits.Length)], target);
        target[written..whole].Fill((byte)'0');
        target[whole] = (byte)'.';
        return whole + 1 + Copy(digits.Length > whole ? digits[whole..] : "0"u8, target[(whole + 1)..]);
    }

    private static int WriteScientific(Shortest number, Span<byte> target)
    {
        var written = Copy(number.Digits[..1], target);
        if (number.Digits.Length > 1)
        {
            target[written++] = (byte)'.';
            written += Copy(number.Digits[1..], target[written..]);
        }

        target[written++] = (byte)'e';
        target[written++] = (byte)(number.Exponent < 0 ? '-' : '+');
        Math.Abs(number.Exponent).TryFormat(target[written..], out var digits, "00", CultureInfo.InvariantCulture);
        return written + digits;
    }

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> target)
    {
        text.CopyTo(target);
        return text.Length;
    }
}
