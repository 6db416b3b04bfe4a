using System.Text.Json;

namespace Cairn.Testing.Fakes;

/// <summary>The JSON that a request must have as its body.</summary>
internal sealed class ExpectedJson(JsonElement scripted) : IExpectation
{
    private const int Shown = 200;

    public IEnumerable<string> Differences(FakeHttpRequest request)
    {
        try
        {
            return [.. Compare("$", scripted, JsonElement.Parse(request.Body.Span))];
        }
        catch (JsonException malformed)
        {
            return [$"body: scripted {Text(scripted)}, came no JSON: '{Cut(request.Text)}' ({malformed.Message})"];
        }
    }

    public override string ToString() => $"body = {Text(scripted)}";

    private static IEnumerable<string> Compare(string path, JsonElement scripted, JsonElement came) => (scripted.ValueKind, came.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => CompareObjects(path, scripted, came),
        (JsonValueKind.Array, JsonValueKind.Array) => CompareArrays(path, scripted, came),
        _ when JsonElement.DeepEquals(scripted, came) => [],
        _ => [$"body {path}: scripted {Text(scripted)}, came {Text(came)}"],
    };

    private static IEnumerable<string> CompareObjects(string path, JsonElement scripted, JsonElement came) =>
        scripted.EnumerateObject()
            .SelectMany(property => came.TryGetProperty(property.Name, out var value)
                ? Compare($"{path}.{property.Name}", property.Value, value)
                : [$"body {path}.{property.Name}: scripted {Text(property.Value)}, did not come"])
            .Concat(came.EnumerateObject()
                .Where(property => !scripted.TryGetProperty(property.Name, out _))
                .Select(property => $"body {path}.{property.Name}: not scripted, came {Text(property.Value)}"));

    private static IEnumerable<string> CompareArrays(string path, JsonElement scripted, JsonElement came)
    {
        var (due, seen) = (scripted.GetArrayLength(), came.GetArrayLength());
        var differences = scripted.EnumerateArray().Zip(came.EnumerateArray()).SelectMany((pair, index) => Compare($"{path}[{index}]", pair.First, pair.Second));

        return due == seen ? differences : differences.Append($"body {path}: scripted {due} elements, came {seen}");
    }

    private static string Text(JsonElement element) => Cut(JsonSerializer.Serialize(element));

    private static string Cut(string text) => text.Length <= Shown ? text : $"{text[..Shown]}…";
}
