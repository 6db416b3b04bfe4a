using System.Text.Json;
using Cairn.Cassettes;
using Cairn.Parity.Comparison;

namespace Cairn.Parity.Recording;

/// <summary>Which members an answer has, and of what kind; not how many elements, nor in what order.</summary>
internal static class ShapeSignature
{
    public static string Of(CassetteResponse response) => response.Body switch
    {
        null => "none",
        { IsJson: true } body => Of(JsonValues.Parse(body.Bytes)),
        { IsText: true } => "text",
        _ => "bytes",
    };

    private static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().Select(member => $"{member.Name}:{Of(member.Value)}").Order(StringComparer.Ordinal))}}}",
        JsonValueKind.Array => $"[{string.Join('|', value.EnumerateArray().Select(Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}]",
        JsonValueKind.String => "s",
        JsonValueKind.Number => "n",
        JsonValueKind.Null => "0",
        _ => "b",
    };
}
