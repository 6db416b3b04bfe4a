using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Cairn.Cassettes.Redaction;

/// <summary>Masks that keep form and equality, and that only the holder of the key can make.</summary>
internal sealed partial class KeyedMask(byte[] key) : IMask
{
    private const string Digits = "0123456789abcdef";
    private const string Letters = "abcdef";

    private readonly DigitPermutation _numbers = new(key);

    public string Of(string value) => ValueForms.Of(value) switch
    {
        ValueForm.None => value,
        ValueForm.Uuid => Uuid(value),
        ValueForm.Number => _numbers.Permute(value),
        ValueForm.Hex => Hex(value),
        ValueForm.Email => $"{Token(value)}@masked.invalid", // RFC 2606: nobody gets that mail
        _ => IsMask(value) ? value : $"masked-{Token(value)}",
    };

    public string OfNumber(string value) => JsonNumber().Replace(value, match => match.Groups["fraction"].Success
        ? $"{_numbers.Permute(match.Groups["whole"].Value)}.{_numbers.Permute(match.Groups["fraction"].Value)}"
        : _numbers.Permute(match.Groups["whole"].Value));

    /// <summary>Whether a text is a mask already; masking it again would break what was equal.</summary>
    public static bool IsMask(string value) => Mask().IsMatch(value);

    private string Token(string value) => Convert.ToHexStringLower(Digest("text", value))[..16];

    /// <summary>Keeps version and variant (RFC 9562, section 4), dashes and case.</summary>
    private string Uuid(string value)
    {
        var digest = Convert.ToHexStringLower(Digest("uuid", value.ToLowerInvariant()));
        var masked = string.Concat(value.Select((character, index) => character == '-' || index is 14 or 19 ? character : digest[index]));
        return value.Any(char.IsAsciiLetterUpper) ? masked.ToUpperInvariant() : masked.ToLowerInvariant();
    }

    private string Hex(string value)
    {
        var masked = new StringBuilder(value.Length);
        for (var block = 0; masked.Length < value.Length; block++)
        {
            foreach (var octet in Digest($"hex{block}", value.ToLowerInvariant()))
            {
                masked.Append(Digits[octet & 15]);
            }
        }

        masked.Length = value.Length;
        var letter = value.AsSpan().IndexOfAnyExceptInRange('0', '9');
        masked[letter] = Letters[masked[letter] % Letters.Length]; // so that it cannot become a number
        return value.Any(char.IsAsciiLetterUpper) ? masked.ToString().ToUpperInvariant() : masked.ToString();
    }

    private byte[] Digest(string form, string value) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{form}:{value}"));

    [GeneratedRegex(@"\Amasked-[0-9a-f]{16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mask();

    [GeneratedRegex(@"(?<=\A-?)(?<whole>[0-9]+)(\.(?<fraction>[0-9]+))?", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumber();
}
