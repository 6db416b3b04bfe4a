using System.Globalization;
using Cairn.Parity;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>What is known of a route's parity: reports, and the counts of the running service.</summary>
/// <param name="Route">The route's reports under its name in the table, one with nothing at the least.</param>
/// <param name="Live">The route in the running service; null without one.</param>
internal sealed record Evidence(IReadOnlyList<ParityRouteReport> Route, LiveState? Live)
{
    private const int DifferencesNamed = 5;

    public static Evidence Of(RoutingFile file, string match, IEnumerable<ParityReport> reports, LiveReport? live)
    {
        var state = live?.Find(match);
        var recorded = reports.SelectMany(report => RoutePlaces.Named(report, file.Routes).Routes).Where(route => route.Route == match);
        return new Evidence([new ParityRouteReport { Route = match }, .. recorded, .. state is null ? Array.Empty<ParityRouteReport>() : [state.ToReport()]], state);
    }

    public GateFinding Judge(ParityGate gate) => gate.Judge([new ParityReport { Service = "", At = default, Routes = Route }]).Single();

    /// <summary>What differs, the most frequent first.</summary>
    public IEnumerable<string> Differences()
    {
        var groups = Route.SelectMany(route => route.Differences).OrderByDescending(group => group.Count).ToList();
        foreach (var group in groups.Take(DifferencesNamed))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {group.First} ({group.Count} times, {group.Request})");
        }

        if (groups.Count > DifferencesNamed)
        {
            yield return $"  and {groups.Count - DifferencesNamed} more in the report";
        }

        if (Live is { UnequalText.Length: > 0 } live)
        {
            var places = live.Differences is { Count: > 0 } known ? string.Join(", ", known.Take(DifferencesNamed)) : "AnswersDiffer in the service's log names the places";
            yield return $"  live: {live.UnequalText}; {places}";
        }
    }
}
