using System.Text.Json;

namespace Cairn.Migration.Shadow;

/// <summary>Status, and the body: JSON by its meaning (numbers by value, members in any order), anything else by its bytes.</summary>
internal sealed class JsonAnswerComparer : IAnswerComparer
{
    private const int MostPlaces = 8;

    public Comparison Compare(string route, ObservedAnswer legacy, ObservedAnswer candidate)
    {
        if (legacy.Status != candidate.Status)
        {
            return new Comparison([$"status {legacy.Status} and {candidate.Status}"]);
        }

        if (legacy.Body.Span.SequenceEqual(candidate.Body.Span))
        {
            return new Comparison([]);
        }

        using var left = Parse(legacy);
        using var right = Parse(candidate);
        if (left is null || right is null)
        {
            return new Comparison(["body"]);
        }

        var places = new List<string>();
        JsonDifferences.Find(left.RootElement, right.RootElement, "$", places);
        return new Comparison([.. places.Distinct(StringComparer.Ordinal).Take(MostPlaces)]);
    }

    private static JsonDocument? Parse(ObservedAnswer answer)
    {
        if (answer.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) is not true)
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(answer.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
