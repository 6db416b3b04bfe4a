using System.Buffers.Text;
using System.Text.Unicode;

namespace Cairn.Logging.Redaction;

/// <summary>Tells a secret from the words that stand in the same place: "Bearer of bad news", <c>PWD=/workspace</c>, <c>password=null</c>.</summary>
internal static class SecretLooks
{
    private const int LongestWord = 32;
    private static readonly string[] NoValues = ["null", "none", "nil", "undefined", "true", "false", "required", "optional", "missing", "empty", SecretText.Masked];

    /// <summary>Digits, or a length that no word has.</summary>
    public static bool IsToken(string text) => text.AsSpan().ContainsAnyInRange('0', '9') || text.Length > LongestWord;

    /// <summary>RFC 7617: base64 of <c>user:password</c>.</summary>
    public static bool IsBasicCredential(string text)
    {
        var bare = text.TrimEnd('=');
        var padded = bare.PadRight((bare.Length + 3) / 4 * 4, '=');
        Span<byte> bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(padded.Length)];
        return Convert.TryFromBase64String(padded, bytes, out var length)
            && bytes[..length].Contains((byte)':')
            && !bytes[..length].ContainsAnyInRange((byte)0, (byte)31)
            && Utf8.IsValid(bytes[..length]);
    }

    /// <summary>Not a placeholder, a reference to a variable, or a missing value; and <c>PWD</c> is the working directory of a shell.</summary>
    public static bool IsValueOf(string before, string value) =>
        !NoValues.Contains(value, StringComparer.OrdinalIgnoreCase) && !IsReference(value) && !(IsWorkingDirectory(before) && IsPath(value));

    private static bool IsReference(string value) =>
        value is ['$', '{' or '(', ..] or ['{', ..] or ['<', ..] or ['%', ..] or ['[', ..]
        || (value is ['$', .. var name] && name.All(letter => char.IsAsciiLetterUpper(letter) || letter == '_'));

    private static bool IsWorkingDirectory(string before) => before.Contains("pwd", StringComparison.OrdinalIgnoreCase);

    private static bool IsPath(string value) => value is ['/' or '~' or '\\' or '.', ..] or [_, ':', '/' or '\\', ..];
}
