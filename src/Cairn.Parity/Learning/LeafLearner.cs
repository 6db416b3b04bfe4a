using System.Text;
using System.Text.Json;
using Cairn.Parity.Comparison;

namespace Cairn.Parity.Learning;

/// <summary>The narrowest rule that lets pass what the old service gave at one place, and what it will give next.</summary>
internal static class LeafLearner
{
    private const int MostValues = 8;
    private const int FewestForClosedSet = 10;
    private const int FewestForFresh = 16;
    private const double OverlookedValue = 0.02;
    private const double CloseShare = 0.01;
    private const double WideRange = 2; // what varies so much may as well begin at 0, as uptimes and queues do
    private const double Margin = 10; // a unit is at least a thousand times another, a queue seldom ten times as long

    public static ParityRule? Learn(string path, IReadOnlyList<Observation> observations)
    {
        var kinds = observations.Select(observation => observation.Value.ValueKind).Distinct().ToList();
        return kinds switch
        {
            [JsonValueKind.String] => OfTime(path, observations) ?? OfTexts(path, observations),
            [JsonValueKind.Number] => OfTime(path, observations) ?? OfNumbers(path, observations),
            [JsonValueKind.True or JsonValueKind.False, ..] when kinds.TrueForAll(kind => kind is JsonValueKind.True or JsonValueKind.False) =>
                new ParityRule { Path = path, Kind = ParityRuleKind.OneOf, Values = ["false", "true"] },
            _ => null,
        };
    }

    private static ParityRule? OfTime(string path, IReadOnlyList<Observation> observations) =>
        Moments.Find(observations) is { } moment ? moment.ToRule(path) : null;

    private static ParityRule? OfTexts(string path, IReadOnlyList<Observation> observations)
    {
        var texts = observations.Select(observation => JsonValues.TextOf(observation.Value)).ToList();
        var values = texts.Distinct(StringComparer.Ordinal).ToList();
        if (IsClosed(values.Count, texts.Count))
        {
            return new ParityRule { Path = path, Kind = ParityRuleKind.OneOf, Values = [.. observations.Select(observation => observation.Value.GetRawText()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] };
        }

        return new ParityRule
        {
            Path = path,
            Kind = ParityRuleKind.Shape,
            Shape = ShapeOfTexts.Of(values, piece => IsClock(piece, observations)),
            Fresh = values.Count == texts.Count && texts.Count >= FewestForFresh,
        };
    }

    /// <summary>Whether what stands in all texts is a moment that the next request will find moved.</summary>
    private static bool IsClock(Token piece, IReadOnlyList<Observation> observations)
    {
        if (!piece.IsTime && (piece.Text[0] == '0' || !piece.Text.All(char.IsAsciiDigit)))
        {
            return false;
        }

        var value = piece.IsTime ? JsonValues.Text(piece.Text) : JsonValues.Parse(Encoding.UTF8.GetBytes(piece.Text));
        return Moments.Find([.. observations.Select(observation => observation with { Value = value })]) is { FollowRequests: true };
    }

    /// <summary>Were there one value more, and all as frequent, it would have been seen: the chance that it was overlooked is small.</summary>
    private static bool IsClosed(int values, int samples) =>
        values <= MostValues && samples >= FewestForClosedSet && (values + 1) * Math.Pow(values / (values + 1.0), samples) < OverlookedValue;

    private static ParityRule OfNumbers(string path, IReadOnlyList<Observation> observations)
    {
        var numbers = observations.Select(observation => JsonValues.Number(observation.Value)).ToList();
        var whole = observations.All(observation => JsonValues.IsWhole(observation.Value.GetRawText()));
        if (whole && IsOfInstance(observations) && numbers.Min() >= 0)
        {
            return new ParityRule { Path = path, Kind = ParityRuleKind.Tolerance, Least = 0, Whole = true };
        }

        var share = observations.GroupBy(observation => observation.Request, observation => JsonValues.Number(observation.Value)).Max(Spread);
        if (!whole && share <= CloseShare)
        {
            return new ParityRule { Path = path, Kind = ParityRuleKind.Tolerance, By = Math.Min(share * Margin, CloseShare * Margin) };
        }

        var greatest = numbers.Max(Math.Abs) * Margin;
        var least = numbers.Min() < 0 ? -greatest : numbers.Max() > numbers.Min() * WideRange ? 0 : numbers.Min() / Margin;
        return new ParityRule
        {
            Path = path,
            Kind = ParityRuleKind.Tolerance,
            Least = whole ? Math.Floor(least) : least,
            Most = numbers.Max() <= 0 ? 0 : greatest,
            Whole = whole,
        };
    }

    /// <summary>What no answer of an instance changes, but another instance has another of, says which instance it is: a process, a shard. Its size means nothing.</summary>
    private static bool IsOfInstance(IReadOnlyList<Observation> observations)
    {
        var runs = observations.GroupBy(observation => observation.Run, observation => JsonValues.Number(observation.Value)).ToList();
        return runs.TrueForAll(run => run.Count() >= NoiseLearner.FewestRequests && run.Distinct().Count() == 1);
    }

    /// <summary>How far apart the answers to one request are, as a share of the greatest.</summary>
    private static double Spread(IEnumerable<double> numbers)
    {
        var all = numbers.ToList();
        var greatest = all.Max(Math.Abs);
        return greatest > 0 ? (all.Max() - all.Min()) / greatest : 0;
    }
}
