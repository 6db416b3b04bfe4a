namespace Cairn.Parity;

/// <summary>Decides whether enough answers were compared, and few enough differ, to move traffic.</summary>
/// <param name="MostDifferent">The greatest share of differing answers that is accepted, such as 0.001.</param>
/// <param name="Confidence">The confidence, such as 0.95.</param>
/// <param name="FewestSamples">How many answers of each route must be compared at least.</param>
public sealed record ParityGate(double MostDifferent = 0.001, double Confidence = 0.95, int FewestSamples = 0)
{
    /// <summary>Judges the routes of some reports; those of one name are added up.</summary>
    /// <param name="reports">The reports.</param>
    /// <returns>A finding for each route, by name.</returns>
    public IReadOnlyList<GateFinding> Judge(IEnumerable<ParityReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);

        return [.. reports
            .SelectMany(report => report.Routes)
            .GroupBy(route => route.Route, StringComparer.Ordinal)
            .OrderBy(route => route.Key, StringComparer.Ordinal)
            .Select(route => Judge(route.Key, route.Sum(one => one.Compared), route.Sum(Differing)))];
    }

    private GateFinding Judge(string route, int compared, int different)
    {
        var bound = WilsonBound.Upper(different, compared, Confidence);
        var missing = Math.Max(FewestSamples, WilsonBound.SamplesFor(different, MostDifferent, Confidence)) - compared;
        var isTooOften = compared > 0 && (double)different / compared > MostDifferent;
        return new GateFinding(route, compared, different, bound, Math.Max(0, missing), isTooOften ? false : missing > 0 ? null : true);
    }

    /// <summary>What shows over a whole run only counts once.</summary>
    private static int Differing(ParityRouteReport route) => Math.Min(route.Compared, route.Different + route.Differences.Count(group => group.Count == 0));
}
