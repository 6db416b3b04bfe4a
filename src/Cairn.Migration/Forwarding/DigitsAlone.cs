using System.Text;

namespace Cairn.Migration.Forwarding;

/// <summary>
/// Reads a <c>Content-Length</c> as RFC 9110, 8.6 writes it, in digits, and anything else as what no number is. The server itself, asked to read headers in an encoding, takes a sign and
/// white space too, which a server beside it may read in another way.
/// </summary>
internal sealed class DigitsAlone : Encoding
{
    private const char NoNumber = '-';

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        if (bytes.Length <= chars.Length && !bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return Latin1.GetChars(bytes, chars);
        }

        chars[0] = NoNumber;
        return 1;
    }

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) => GetChars(bytes.AsSpan(byteIndex, byteCount), chars.AsSpan(charIndex));

    public override int GetCharCount(byte[] bytes, int index, int count) => GetMaxCharCount(count);

    public override int GetMaxCharCount(int byteCount) => Math.Max(byteCount, 1);

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => Latin1.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetMaxByteCount(int charCount) => charCount;
}
