using System.Globalization;
using Cairn.Migration.Routing;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>The table as lines: what is configured, and beside it what a running service makes of it.</summary>
internal static class RoutesTable
{
    private const string Unknown = "-";

    public static IEnumerable<string> Lines(RoutingFile file, LiveReport? live)
    {
        yield return $"{file.Path}: {Counted(file.Lines.Count, "route")}. {string.Join(", ", States(file))}";
        var rows = live is null
            ? file.Lines.Select(line => new[] { line.Route.Match, StateText.Of(line.Route) }).Prepend(["route", "state"])
            : file.Lines.Select(line => Row(line.Route, live.Find(line.Route.Match))).Prepend(["route", "state", "in force", "parity", "coverage", "requests"]);
        foreach (var line in PlainTable.Lines([.. rows]))
        {
            yield return line;
        }

        foreach (var warning in Warnings(file, live))
        {
            yield return warning;
        }
    }

    /// <summary>What makes the table another one than it seems; empty when all is well.</summary>
    public static IEnumerable<string> Warnings(RoutingFile file, LiveReport? live)
    {
        var faults = file.Faults.Select(fault => $"REFUSED: {fault}");
        return live is null ? faults : faults
            .Concat(live.Faults.Select(fault => $"REFUSED BY THE SERVICE: {fault}"))
            .Concat(live.Routes.Where(route => route.Rollback is not null).Select(route => $"ROLLED BACK: {route.Match} is {route.StateText}, {route.Rollback}."));
    }

    /// <summary>What a running service has otherwise.</summary>
    public static IEnumerable<string> Deviations(RoutingFile file, LiveReport live) => file.Lines
        .Where(line => live.Find(line.Route.Match) is { } there && there.StateText != StateText.Of(line.Route))
        .Select(line => $"The service has {line.Route.Match} as {live.Find(line.Route.Match)!.StateText}.")
        .Concat(file.Lines.Where(line => live.Find(line.Route.Match) is null).Select(line => $"The service has no {line.Route.Match}."))
        .Concat(live.Routes.Where(route => file.Lines.All(line => line.Route.Match != route.Match)).Select(route => $"The file has no {route.Match}, which the service has as {route.StateText}."));

    private static string[] Row(StranglerRoute route, LiveState? live) =>
    [
        route.Match,
        StateText.Of(route),
        live is null ? "not there" : live.Rollback is null ? live.Effective : $"{live.Effective.ToUpperInvariant()}, ROLLED BACK",
        Share(live?.Parity),
        Share(live?.Coverage),
        live?.Requests.ToString("N0", CultureInfo.InvariantCulture) ?? Unknown,
    ];

    private static string Share(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:0.##} %") : Unknown;

    private static IEnumerable<string> States(RoutingFile file) =>
        file.Lines.CountBy(line => line.Route.State).OrderBy(state => state.Key).Select(state => $"{state.Value} {StateNames.Of(state.Key)}");

    private static string Counted(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";
}
