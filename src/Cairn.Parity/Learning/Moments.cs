using Cairn.Parity.Rules;

namespace Cairn.Parity.Learning;

/// <summary>Values that are moments in one form, and how far they are from the requests that they answer.</summary>
/// <param name="Form">The form.</param>
/// <param name="Least">The least distance, in seconds; negative before the request.</param>
/// <param name="Most">The greatest.</param>
/// <param name="Span">The time from the first request to the last, in seconds.</param>
/// <param name="IsNumber">Whether the moments are numbers, which could mean something else.</param>
internal sealed record Moments(TimeForm Form, double Least, double Most, double Span, bool IsNumber)
{
    private const double Day = 86_400;
    private const double Reading = 3; // from a request to the clock that its answer shows, cut to whole seconds
    private const double Slack = 60; // clocks of two machines, and the time until a replay asks

    /// <summary>
    /// Whether the moments move as the requests do. Where these took no longer than it takes to read a clock, a clock stands still, too, so what is near them counts as one.
    /// </summary>
    public bool FollowRequests => IsNear(Reading) || (Most - Least <= Reading && (Span > 2 * Reading || IsNear(Day)));

    /// <summary>Null when the values are no moments, or numbers that are not near the requests.</summary>
    public static Moments? Find(IReadOnlyList<Observation> observations)
    {
        foreach (var form in TimeForm.Candidates(observations[0].Value))
        {
            var distances = observations.Select(observation => form.TryRead(observation.Value, out var at) ? (at - observation.At).TotalSeconds : double.NaN).ToList();
            if (!distances.Exists(double.IsNaN))
            {
                var span = observations.Max(observation => observation.At) - observations.Min(observation => observation.At);
                var moment = new Moments(form, distances.Min(), distances.Max(), span.TotalSeconds, form.Shape.StartsWith("{epoch", StringComparison.Ordinal));
                return moment.IsNumber && !moment.IsNear(Day) ? null : moment;
            }
        }

        return null;
    }

    /// <summary>Moments that keep their distance to the request have to go on doing so; others only have a form.</summary>
    public ParityRule ToRule(string path)
    {
        var rule = new ParityRule { Path = path, Kind = ParityRuleKind.Shape, Shape = Form.Shape };
        return Most - Least <= Day / 24 ? rule with { Least = Math.Floor(Least - Slack), Most = Math.Ceiling(Most + Slack) } : rule;
    }

    private bool IsNear(double seconds) => Math.Abs(Least) <= seconds && Math.Abs(Most) <= seconds;
}
