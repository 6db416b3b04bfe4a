using System.Text.Json;

namespace Cairn.Testing.Comparison;

/// <summary>Where two JSON values differ: a line for each place, named by its path.</summary>
/// <param name="expected">What the first value is, such as "recorded".</param>
/// <param name="actual">What the second value is, such as "asked".</param>
internal sealed class JsonDifferences(string expected, string actual)
{
    private const int Longest = 200;
    private static readonly JsonSerializerOptions AnyDepth = new() { MaxDepth = int.MaxValue }; // as deep as it could be parsed

    public IEnumerable<string> Between(JsonElement left, JsonElement right) => Between("$", left, right);

    public static string Shown(JsonElement value)
    {
        var text = JsonSerializer.Serialize(value, AnyDepth);
        return text.Length > Longest ? $"{text[..Longest]}…" : text;
    }

    private IEnumerable<string> Between(string path, JsonElement left, JsonElement right)
    {
        if (JsonElement.DeepEquals(left, right))
        {
            return [];
        }

        return (left.ValueKind, right.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => OfObjects(path, left, right),
            (JsonValueKind.Array, JsonValueKind.Array) => OfArrays(path, left, right),
            _ => [Line(path, Shown(left), Shown(right))],
        };
    }

    private List<string> OfObjects(string path, JsonElement left, JsonElement right)
    {
        var names = left.EnumerateObject().Concat(right.EnumerateObject()).Select(member => member.Name).Distinct(StringComparer.Ordinal);
        var differences = names.SelectMany(name => OfMembers($"{path}.{name}", name, left, right)).ToList();
        return differences.Count > 0 ? differences : [$"body {path}: a member that is written twice differs"];
    }

    private IEnumerable<string> OfMembers(string path, string name, JsonElement left, JsonElement right)
    {
        var isLeft = left.TryGetProperty(name, out var one);
        var isRight = right.TryGetProperty(name, out var other);
        return isLeft && isRight
            ? Between(path, one, other)
            : [Line(path, isLeft ? Shown(one) : "nothing", isRight ? Shown(other) : "nothing")];
    }

    private IEnumerable<string> OfArrays(string path, JsonElement left, JsonElement right)
    {
        var (due, seen) = (left.GetArrayLength(), right.GetArrayLength());
        var differences = left.EnumerateArray().Zip(right.EnumerateArray()).SelectMany((pair, index) => Between($"{path}[{index}]", pair.First, pair.Second));
        return due == seen ? differences : differences.Append(Line(path, $"{due} elements", $"{seen}"));
    }

    private string Line(string path, string left, string right) => $"body {path}: {expected} {left}, {actual} {right}";
}
