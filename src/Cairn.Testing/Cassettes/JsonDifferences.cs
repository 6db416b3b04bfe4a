using System.Text.Json;

namespace Cairn.Testing.Cassettes;

/// <summary>Where two JSON values differ: a line for each place, named by its path.</summary>
internal static class JsonDifferences
{
    public static IEnumerable<string> Between(JsonElement recorded, JsonElement asked, string path)
    {
        if (JsonElement.DeepEquals(recorded, asked))
        {
            return [];
        }

        return (recorded.ValueKind, asked.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => OfObjects(recorded, asked, path),
            (JsonValueKind.Array, JsonValueKind.Array) when recorded.GetArrayLength() == asked.GetArrayLength() =>
                recorded.EnumerateArray().Zip(asked.EnumerateArray()).SelectMany((pair, index) => Between(pair.First, pair.Second, $"{path}[{index}]")),
            _ => [$"body {path}: recorded {Shown(recorded)}, asked {Shown(asked)}"],
        };
    }

    private static List<string> OfObjects(JsonElement recorded, JsonElement asked, string path)
    {
        var names = recorded.EnumerateObject().Concat(asked.EnumerateObject()).Select(member => member.Name).Distinct(StringComparer.Ordinal);
        var differences = names.SelectMany(name => OfMembers(recorded, asked, name, $"{path}.{name}")).ToList();
        return differences.Count > 0 ? differences : [$"body {path}: a member that is written twice differs"];
    }

    private static IEnumerable<string> OfMembers(JsonElement recorded, JsonElement asked, string name, string path)
    {
        var wasRecorded = recorded.TryGetProperty(name, out var left);
        var isAsked = asked.TryGetProperty(name, out var right);
        return wasRecorded && isAsked
            ? Between(left, right, path)
            : [$"body {path}: recorded {(wasRecorded ? Shown(left) : "nothing")}, asked {(isAsked ? Shown(right) : "nothing")}"];
    }

    private static string Shown(JsonElement value)
    {
        const int Longest = 80;
        var text = value.GetRawText();
        return text.Length > Longest ? $"{text[..Longest]}…" : text;
    }
}
