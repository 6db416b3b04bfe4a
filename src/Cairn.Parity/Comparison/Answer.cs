using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cairn.Cassettes;

namespace Cairn.Parity.Comparison;

/// <summary>An answer as it is compared: the headers that count and the body, each a JSON value.</summary>
internal sealed record Answer(int Status, JsonElement Headers, BodyForm Form, JsonElement Body, ReadOnlyMemory<byte> Bytes)
{
    public static Answer Of(CassetteResponse response, ParityLevel level, IReadOnlyList<string> moreHeaders)
    {
        var bytes = response.Body?.Bytes ?? ReadOnlyMemory<byte>.Empty;
        var form = FormOf(response.Body);
        return new Answer(response.Status, HeaderSelection.Of(response.Headers, level, moreHeaders, form), form, ValueOf(form, bytes), bytes);
    }

    private static BodyForm FormOf(CassetteBody? body) => body switch
    {
        null or { Bytes.Length: 0 } => BodyForm.None,
        { IsJson: true } => BodyForm.Json,
        { IsText: true } => BodyForm.Text,
        _ => BodyForm.Bytes,
    };

    /// <summary>Bytes that are no text are told by their digest.</summary>
    private static JsonElement ValueOf(BodyForm form, ReadOnlyMemory<byte> bytes) => form switch
    {
        BodyForm.Json => JsonValues.Parse(bytes),
        BodyForm.Text => JsonValues.Text(Encoding.UTF8.GetString(bytes.Span)),
        BodyForm.Bytes => JsonValues.Text($"{bytes.Length} bytes, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes.Span))}"),
        _ => default,
    };
}
