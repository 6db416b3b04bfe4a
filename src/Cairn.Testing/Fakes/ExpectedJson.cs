using System.Text.Json;
using Cairn.Testing.Comparison;

namespace Cairn.Testing.Fakes;

/// <summary>The JSON that a request must have as its body.</summary>
internal sealed class ExpectedJson(JsonElement scripted) : IExpectation
{
    private const int Shown = 200;
    private static readonly JsonDifferences Json = new("scripted", "came");

    public IEnumerable<string> Differences(FakeHttpRequest request)
    {
        try
        {
            return [.. Json.Between(scripted, JsonElement.Parse(request.Body.Span))];
        }
        catch (JsonException malformed)
        {
            return [$"body: scripted {JsonDifferences.Shown(scripted)}, came no JSON: '{Cut(request.Text)}' ({malformed.Message})"];
        }
    }

    public override string ToString() => $"body = {JsonDifferences.Shown(scripted)}";

    private static string Cut(string text) => text.Length <= Shown ? text : $"{text[..Shown]}…";
}
