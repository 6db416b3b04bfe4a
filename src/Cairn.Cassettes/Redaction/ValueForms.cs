namespace Cairn.Cassettes.Redaction;

/// <summary>Tells the form of a value. The form of a mask is that of its value.</summary>
internal static class ValueForms
{
    private const int ShortestHex = 8;

    public static ValueForm Of(string value)
    {
        if (value.Length == 0)
        {
            return ValueForm.None;
        }

        if (Guid.TryParseExact(value, "D", out _))
        {
            return ValueForm.Uuid;
        }

        if (value.All(char.IsAsciiDigit))
        {
            return ValueForm.Number;
        }

        return IsHex(value) ? ValueForm.Hex : IsEmail(value) ? ValueForm.Email : ValueForm.Text;
    }

    /// <summary>Of one case, and even, as bytes are written. What has no letter is a number, so a mask keeps the first letter one.</summary>
    private static bool IsHex(string value) =>
        value.Length >= ShortestHex && value.Length % 2 == 0 && (value.All(char.IsAsciiHexDigitLower) || value.All(char.IsAsciiHexDigitUpper));

    private static bool IsEmail(string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && value.LastIndexOf('@') == at && value.LastIndexOf('.') > at + 1 && value[^1] != '.' && !value.Any(char.IsWhiteSpace);
    }
}
