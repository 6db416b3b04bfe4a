using System.Text.Json;

namespace Cairn.Cli.Demo.Promises;

internal sealed class LegacyIsMovedRouteByRoute : IPromise
{
    public const string Difference = "AnswersDiffer";

    /// <summary>Who is to answer in each state, and the parity that is to be seen: none, that of the planted difference, and that of equal answers.</summary>
    private static readonly (string Server, double? Parity)[] Expected = [("Werkzeug", null), ("Werkzeug", 0), ("Kestrel", 1)];

    public string Sentence => "A Flask service is moved route by route, and what its successor answers otherwise is named";

    public void Observe(DemoRun run, Finding finding)
    {
        if (run.Moved is not { } moved)
        {
            finding.Saw("python3 with Flask is not installed, so there is no legacy service to move: apt-get install python3-flask");
            return;
        }

        for (var index = 0; index < MovedRoutes.Table.Count; index++)
        {
            ObserveRoute(moved, index, finding);
        }

        var named = moved.Output.Select(JsonText.Parse).OfType<JsonElement>().FirstOrDefault(line => JsonText.Text(line, "event.name") == Difference);
        var difference = named.ValueKind == JsonValueKind.Object ? JsonText.Text(named, "msg") ?? "" : "";
        finding.Expect(difference.Contains("$.rate", StringComparison.Ordinal), $"the planted difference in its log: {(difference.Length > 0 ? difference : "nothing is named")}");
    }

    private static void ObserveRoute(MovedRoutes moved, int index, Finding finding)
    {
        var ((match, state, _), (server, parity), asked) = (MovedRoutes.Table[index], Expected[index], moved.Asked[index]);
        var seen = Route(moved, match);
        var isRight = asked.Status == 200 && asked.Server.StartsWith(server, StringComparison.Ordinal) && seen.State == state && seen.Parity == parity;
        var compared = seen.Parity is { } share ? $"parity {share * 100:0} %" : "not compared";
        finding.Expect(isRight, $"{match,-26} {seen.State,-9} answered by {asked.Server.Split('/')[0]}, {compared}: {asked.Body.Trim()}");
    }

    private static (string State, double? Parity) Route(MovedRoutes moved, string match)
    {
        var routes = JsonText.Parse(moved.Report.Body) is { } report && report.TryGetProperty("routes", out var list) ? list.EnumerateArray().ToList() : [];
        var route = routes.Find(route => JsonText.Text(route, "match") == match);
        return route.ValueKind != JsonValueKind.Object ? ("not there", null)
            : (JsonText.Text(route, "effective") ?? "", route.GetProperty("parity") is { ValueKind: JsonValueKind.Number } parity ? parity.GetDouble() : null);
    }
}
