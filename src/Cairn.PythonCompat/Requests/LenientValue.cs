using System.Globalization;
using System.Numerics;
using System.Text;
using Cairn.PythonCompat.Json;
using Microsoft.Extensions.Primitives;

namespace Cairn.PythonCompat.Requests;

/// <summary>
/// Reads values as <c>int()</c>, <c>float()</c> and <c>bool()</c> (Flask, <c>request.args.get(name, type=…)</c>) or pydantic 1 do, and hands them on in a form that the
/// platform's binding reads. What Flask cannot read is missing, so that the default stands in; what FastAPI cannot read is refused by the binding.
/// </summary>
internal static class LenientValue
{
    private static readonly Type[] Whole = [typeof(int), typeof(long), typeof(short), typeof(byte), typeof(uint), typeof(ulong), typeof(BigInteger)];
    private static readonly Type[] Fractional = [typeof(double), typeof(float), typeof(decimal)];
    private static readonly string[] True = ["1", "on", "t", "true", "y", "yes"];
    private static readonly string[] False = ["0", "off", "f", "false", "n", "no"];

    public static StringValues Read(string value, Type type, PythonStyle style)
    {
        var plain = HandlerParameters.Plain(type);
        var read = Whole.Contains(plain) ? WholeNumber(value)
            : Fractional.Contains(plain) ? Fraction(value)
            : plain == typeof(bool) ? Boolean(value, style)
            : value;
        return read ?? (style == PythonStyle.Flask ? StringValues.Empty : value);
    }

    /// <summary>As <c>int(text)</c> (CPython, <c>Objects/longobject.c</c>): blanks around it, a sign, single underscores between digits, any decimal digits of Unicode.</summary>
    public static string? WholeNumber(string text)
    {
        var trimmed = text.Trim();
        var sign = trimmed.StartsWith('-') || trimmed.StartsWith('+') ? trimmed[..1] : "";
        return Digits(trimmed[sign.Length..]) is { } digits && BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (sign == "-" ? -number : number).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static string? Fraction(string text)
    {
        var trimmed = text.Trim().Replace("infinity", "Infinity", StringComparison.OrdinalIgnoreCase);
        trimmed = trimmed.TrimStart('+', '-').Equals("inf", StringComparison.OrdinalIgnoreCase) ? trimmed.Replace("inf", "Infinity", StringComparison.OrdinalIgnoreCase) : trimmed;
        if (trimmed.StartsWith('_') || trimmed.EndsWith('_') || trimmed.Contains("__", StringComparison.Ordinal)
            || !double.TryParse(trimmed.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        Span<byte> repr = stackalloc byte[PythonFloat.MostBytes];
        return Encoding.ASCII.GetString(repr[..PythonFloat.Write(number, repr)]);
    }

    private static string? Boolean(string text, PythonStyle style)
    {
        if (style == PythonStyle.Flask)
        {
            return text.Length > 0 ? bool.TrueString : bool.FalseString;
        }

        var lower = text.ToLowerInvariant();
        return True.Contains(lower) ? bool.TrueString : False.Contains(lower) ? bool.FalseString : null;
    }

    private static string? Digits(string text)
    {
        var digits = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var isSeparator = text[at] == '_' && at > 0 && at < text.Length - 1 && text[at - 1] != '_';
            if (!isSeparator && !char.IsDigit(text[at]))
            {
                return null;
            }

            digits.Append(isSeparator ? "" : CharUnicodeInfo.GetDecimalDigitValue(text[at]).ToString(CultureInfo.InvariantCulture));
        }

        return digits.Length > 0 ? digits.ToString() : null;
    }
}
