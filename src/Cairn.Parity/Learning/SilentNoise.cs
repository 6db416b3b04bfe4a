using System.Text;
using System.Text.Json;
using Cairn.Parity.Comparison;

namespace Cairn.Parity.Learning;

/// <summary>Noise that two answers in a row do not show.</summary>
internal static class SilentNoise
{
    private const int ShortestId = 16;

    /// <summary>Null when the values say nothing.</summary>
    public static ParityRule? Learn(string path, IReadOnlyList<Observation> observations, IReadOnlyList<Sample> samples)
    {
        var requests = observations.Select(observation => observation.Request).Distinct().Count();
        if (requests < NoiseLearner.FewestRequests)
        {
            return null;
        }

        return (OfClock(path, observations) ?? OfNewIds(path, observations, samples)) is { } rule ? rule with { Of = requests } : null;
    }

    private static ParityRule? OfClock(string path, IReadOnlyList<Observation> observations) =>
        Moments.Find(observations) is { } moment && moment.FollowRequests
            ? moment.ToRule(path) with { Why = "it keeps its distance to the time of the request" }
            : null;

    /// <summary>What is asked once only, because it changes something, and gives an id that is not in the request.</summary>
    private static ParityRule? OfNewIds(string path, IReadOnlyList<Observation> observations, IReadOnlyList<Sample> samples)
    {
        if (samples.Any(sample => sample.IsRepeated) || observations.Any(observation => observation.Value.ValueKind is not JsonValueKind.String))
        {
            return null;
        }

        var texts = observations.Select(observation => JsonValues.TextOf(observation.Value)).ToList();
        var shape = ShapeOfTexts.Of(texts);
        var isId = shape.StartsWith('{') && shape.IndexOf('}', StringComparison.Ordinal) == shape.Length - 1 && texts.TrueForAll(text => text.Length >= ShortestId && text.Any(char.IsAsciiDigit) && !text.Contains(' ', StringComparison.Ordinal));
        var isNew = texts.Distinct(StringComparer.Ordinal).Count() == texts.Count && !observations.Any(observation => IsIn(samples[observation.Request], JsonValues.TextOf(observation.Value)));
        return isId && isNew
            ? new ParityRule { Path = path, Kind = ParityRuleKind.Shape, Shape = shape, Fresh = true, Why = "an id that is new in each answer, and in no request" }
            : null;
    }

    private static bool IsIn(Sample sample, string text) =>
        sample.Request.Target.Contains(text, StringComparison.Ordinal)
        || (sample.Request.Body is { } body && Encoding.UTF8.GetString(body.Bytes.Span).Contains(text, StringComparison.Ordinal));
}
