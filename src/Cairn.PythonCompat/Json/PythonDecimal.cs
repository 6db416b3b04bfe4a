using System.Globalization;
using System.Numerics;

namespace Cairn.PythonCompat.Json;

/// <summary>Writes a decimal as <c>Decimal.__str__</c> does (General Decimal Arithmetic 1.70, "to-scientific-string").</summary>
internal static class PythonDecimal
{
    private const int LeastFixed = -6;

    public static string Text(decimal value)
    {
        var (digits, adjusted) = (Digits(value), Digits(value).Length - 1 - value.Scale);
        if (value.Scale == 0 || adjusted >= LeastFixed)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        var sign = decimal.IsNegative(value) ? "-" : "";
        var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}E{adjusted}");
    }

    /// <summary>The unscaled digits: <c>110</c> for 1.10.</summary>
    private static string Digits(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var unscaled = ((BigInteger)(uint)parts[2] << 64) | ((BigInteger)(uint)parts[1] << 32) | (uint)parts[0];
        return unscaled.ToString(CultureInfo.InvariantCulture);
    }
}
