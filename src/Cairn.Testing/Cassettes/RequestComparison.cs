using System.Text;
using System.Text.Json;
using Cairn.Cassettes;
using Cairn.Testing.Comparison;

namespace Cairn.Testing.Cassettes;

/// <summary>Compares requests in what matters: method, target as it stood on the wire, chosen headers, body.</summary>
internal sealed class RequestComparison(IReadOnlyList<string> headers, BodyMatching body)
{
    private static readonly JsonDifferences Json = new("recorded", "asked");
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 500 };

    public bool AreEqual(CassetteRequest recorded, CassetteRequest asked) => !Differences(recorded, asked).Any();

    /// <summary>A line for each difference, the weightiest first.</summary>
    public IEnumerable<string> Differences(CassetteRequest recorded, CassetteRequest asked)
    {
        if (recorded.Method != asked.Method)
        {
            yield return Line("method", recorded.Method, asked.Method);
        }

        if (recorded.Target != asked.Target)
        {
            yield return Line("target", recorded.Target, asked.Target);
        }

        foreach (var header in headers.Where(header => Value(recorded, header) != Value(asked, header)))
        {
            yield return Line($"header {header}", Value(recorded, header), Value(asked, header));
        }

        foreach (var difference in body is BodyMatching.Ignore ? [] : OfBodies(recorded.Body, asked.Body))
        {
            yield return difference;
        }
    }

    private IEnumerable<string> OfBodies(CassetteBody? recorded, CassetteBody? asked)
    {
        if ((recorded?.Bytes ?? default).Span.SequenceEqual((asked?.Bytes ?? default).Span))
        {
            return [];
        }

        if (body is BodyMatching.Json && recorded is { IsJson: true } && asked is { IsJson: true })
        {
            using var left = JsonDocument.Parse(recorded.Bytes, Deep);
            using var right = JsonDocument.Parse(asked.Bytes, Deep);
            return [.. Json.Between(left.RootElement, right.RootElement)];
        }

        return [Line("body", Shown(recorded), Shown(asked))];
    }

    private static string Line(string what, string recorded, string asked) => $"{what}: recorded {recorded}, asked {asked}";

    private static string Value(CassetteRequest request, string header) =>
        string.Join(", ", request.Headers.Where(field => field.Key.Equals(header, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value));

    private static string Shown(CassetteBody? content)
    {
        const int Longest = 200;
        if (content is null or { IsText: false })
        {
            return content is null ? "none" : $"{content.Bytes.Length} bytes";
        }

        var text = Encoding.UTF8.GetString(content.Bytes.Span);
        return text.Length > Longest ? $"'{text[..Longest]}…'" : $"'{text}'";
    }
}
