using System.Text.Json;
using Cairn.Cassettes;
using Cairn.Parity.Comparison;

namespace Cairn.Parity.Replay;

/// <summary>The values of an answer that a later request may use, each with its place: leaves of the body, cookies, segments of <c>Location</c>.</summary>
internal static class Scalars
{
    private const int ShortestNumber = 5;
    private const int ShortestText = 16;

    public static IEnumerable<(string Path, string Text)> In(CassetteResponse response) =>
        OfHeaders(response.Headers).Concat(response.Body is { IsJson: true } body ? OfBody(JsonPath.Body, JsonValues.Parse(body.Bytes)) : []);

    /// <summary>Whether a text can be told from others of its kind: a UUID, a number of five digits, a long run without blanks.</summary>
    public static bool IsId(string text) =>
        text.All(char.IsAsciiDigit) ? text.Length >= ShortestNumber : text.Length >= ShortestText && text.Any(char.IsAsciiDigit) && !text.Any(character => char.IsWhiteSpace(character) || character is '/' or '?');

    private static IEnumerable<(string Path, string Text)> OfBody(JsonPath path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => OfBody(path.Member(member.Name), member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((element, index) => OfBody(path.Element(index), element)),
        JsonValueKind.String => [(path.Concrete, JsonValues.TextOf(value))],
        JsonValueKind.Number => [(path.Concrete, value.GetRawText())],
        _ => [],
    };

    private static IEnumerable<(string Path, string Text)> OfHeaders(IReadOnlyList<KeyValuePair<string, string>> headers) => headers.SelectMany(header => header.Key.ToLowerInvariant() switch
    {
        "set-cookie" when header.Value.Split(';')[0].Split('=', 2) is [var name, var value] => [($"header.set-cookie.{name}", value)],
        "location" => header.Value.Split('/', '?', '=', '&').Select((segment, index) => ($"header.location[{index}]", segment)),
        _ => Enumerable.Empty<(string Path, string Text)>(),
    });
}
