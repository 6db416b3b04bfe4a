using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cairn.Cassettes.Redaction;

/// <summary>
/// Exchanges numbers of so many digits among each other, so that two never get the same mask: a Feistel network over the bits of the range, walked until the
/// result is in the range again (the construction of NIST SP 800-38G, with HMAC-SHA256 as its round function).
/// </summary>
internal sealed class DigitPermutation(byte[] key)
{
    private const int Rounds = 10;
    private const int MostDigits = 18; // what fits a long; the rest of a longer number is masked in further blocks

    /// <summary>Leading zeros stay, and no other number gets one: the range of n digits is 10^(n-1) to 10^n - 1.</summary>
    public string Permute(string digits)
    {
        var zeros = digits.AsSpan().IndexOfAnyExcept('0') is >= 0 and var index ? index : digits.Length;
        var rest = digits[zeros..];
        var blocks = rest.Chunk(MostDigits).Select(block => new string(block)).ToList();
        return digits[..zeros] + string.Concat(blocks.Select((block, position) => Block(block, position == 0, Tweak(rest, blocks.Count, position))));
    }

    private static string Tweak(string all, int blocks, int position) => blocks == 1 ? "" : $"{position}:{all}";

    private string Block(string digits, bool isFirst, string tweak)
    {
        var least = isFirst ? Power(digits.Length - 1) : 0;
        var value = (ulong)(long.Parse(digits, CultureInfo.InvariantCulture) - least);
        var range = (ulong)(Power(digits.Length) - least);
        var half = (BitsOf(range - 1) + 1) / 2;
        do
        {
            value = Feistel(value, half, $"{digits.Length}:{tweak}");
        }
        while (value >= range);

        return ((long)value + least).ToString(CultureInfo.InvariantCulture).PadLeft(digits.Length, '0');
    }

    private ulong Feistel(ulong value, int half, string tweak)
    {
        var mask = (1UL << half) - 1;
        var (left, right) = (value >> half, value & mask);
        for (var round = 0; round < Rounds; round++)
        {
            (left, right) = (right, left ^ (Digest(round, right, tweak) & mask));
        }

        return (left << half) | right;
    }

    private ulong Digest(int round, ulong value, string tweak) =>
        BinaryPrimitives.ReadUInt64LittleEndian(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"number:{tweak}:{round}:{value}")));

    private static int BitsOf(ulong value) => 64 - System.Numerics.BitOperations.LeadingZeroCount(value);

    private static long Power(int exponent) => Enumerable.Range(0, exponent).Aggregate(1L, (power, _) => power * 10);
}
