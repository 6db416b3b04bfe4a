using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Cairn.Cassettes.Format;

/// <summary>Large bodies in files of their own, beside the cassette, each named after the SHA-256 of its content.</summary>
internal sealed class BodyFiles(string cassette)
{
    /// <summary>From this size on, in bytes, a body gets a file.</summary>
    public const int Threshold = 64 * 1024;

    private const string Folder = "bodies";

    private readonly string _folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(cassette))!, Folder);

    public bool TryRead(string name, out ReadOnlyMemory<byte> bytes, [NotNullWhen(false)] out string? flaw)
    {
        bytes = default;
        if (name.Length != SHA256.HashSizeInBytes * 2 || !name.All(char.IsAsciiHexDigitLower))
        {
            flaw = "'ref' is not a SHA-256 in lower-case hexadecimal digits."; // So it is no path to somewhere else, either.
            return false;
        }

        var file = new FileInfo(Path.Combine(_folder, name));
        if (!file.Exists || file.Length > CassetteBody.LargestBytes)
        {
            flaw = $"The body '{Folder}/{name}' is {(file.Exists ? $"larger than {CassetteBody.LargestBytes} bytes" : "missing")}. Restore it, or record again.";
            return false;
        }

        bytes = File.ReadAllBytes(file.FullName);
        flaw = NameOf(bytes.Span) == name ? null : $"The body '{Folder}/{name}' was changed. Restore it, or record again.";
        return flaw is null;
    }

    /// <summary>Keeps a body before the line that refers to it is written.</summary>
    public string Write(ReadOnlySpan<byte> bytes)
    {
        var name = NameOf(bytes);
        var path = Path.Combine(_folder, name);
        if (File.Exists(path))
        {
            return name;
        }

        Directory.CreateDirectory(_folder);
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
        return name;
    }

    private static string NameOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
