using System.Text.Json;

namespace Cairn.Parity.Comparison;

/// <summary>A value in a document, its place, and the place of what holds it.</summary>
internal readonly record struct JsonNode(string Parent, string Path, JsonElement Value)
{
    public bool IsLeaf => Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    /// <summary>A value and everything in it.</summary>
    public static IEnumerable<JsonNode> In(JsonPath path, JsonElement value) => In("", path, value);

    private static IEnumerable<JsonNode> In(string parent, JsonPath path, JsonElement value)
    {
        IEnumerable<JsonNode> below = value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().SelectMany(member => In(path.General, path.Member(member.Name), member.Value)),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(element => In(path.General, path.Element(0), element)),
            _ => [],
        };
        return below.Prepend(new JsonNode(parent, path.General, value));
    }
}
