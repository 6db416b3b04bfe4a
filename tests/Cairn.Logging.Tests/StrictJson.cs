using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Cairn.Logging.Tests;

/// <summary>Reads one line as RFC 8259 has it: no duplicate keys, no lone surrogates, nothing that an editor takes for a line break.</summary>
internal static class StrictJson
{
    private static readonly SearchValues<char> Breaking = SearchValues.Create(
        [.. Enumerable.Range(0, 0x100).Select(code => (char)code).Where(char.IsControl), '\u2028', '\u2029']);

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static JsonElement Parse(string line)
    {
        Assert.Equal(-1, line.AsSpan().IndexOfAny(Breaking));
        Assert.True(Utf8.GetByteCount(line) + 1 <= 16_384, $"The line takes {Utf8.GetByteCount(line) + 1} bytes.");

        using var document = JsonDocument.Parse(line, Options);
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        return document.RootElement.Clone();
    }

    public static string? Text(this JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static bool Has(this JsonElement line, string name) => line.TryGetProperty(name, out _);
}
