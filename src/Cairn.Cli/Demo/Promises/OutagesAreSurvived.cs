using System.Text.Json;

namespace Cairn.Cli.Demo.Promises;

internal sealed class OutagesAreSurvived : IPromise
{
    public const string Opened = "BreakerOpened";

    public const string Fallback = "NoticeDropped";

    /// <summary>Failures in a row that open the breaker of a dependency with little traffic.</summary>
    private const int BreakAfter = 3;

    public string Sentence => "While a dependency is down its breaker opens, the service answers with less, and stays ready";

    public void Observe(DemoRun run, Finding finding)
    {
        var outage = run.Answers.Outage;
        finding.Expect(outage.Told.Status == 201 && outage.Notices > 0, $"{outage.Told}, and the {DemoNotifier.Name} was told (a fake on loopback; it fails from here on)");
        var answered = outage.During.Count(answer => answer.Status is 200 or 201);
        finding.Expect(outage.During.Count > BreakAfter && answered == outage.During.Count, $"then {outage.During.Count} reports: {answered} answered as usual");
        finding.Expect(outage.Failed == BreakAfter, $"calls that reached the {DemoNotifier.Name} meanwhile: {outage.Failed}");
        finding.Expect(BreakerIn(outage.Ledger) == "open", $"GET {outage.Ledger.Path} on port {outage.Ledger.Uri.Port}: the breaker of the {DemoNotifier.Name} is {BreakerIn(outage.Ledger)}");
        finding.Expect(outage.Ready.Status == 200, outage.Ready.ToString());
        ExpectLogged(run, Opened, 1, finding);
        ExpectLogged(run, Fallback, outage.During.Count, finding);
    }

    private static void ExpectLogged(DemoRun run, string eventName, int count, Finding finding)
    {
        var traces = run.Answers.Outage.During.Select(answer => answer.TraceId).ToHashSet();
        var lines = run.Log.Count(line => JsonText.Text(line, "event.name") == eventName && traces.Contains(JsonText.Text(line, "trace_id") ?? ""));
        finding.Expect(lines == count, $"log lines {eventName} in the traces of these reports: {lines}");
    }

    private static string BreakerIn(Exchange ledger) =>
        JsonText.Parse(ledger.Body) is { } json && json.TryGetProperty("dependencies", out var declared) && declared.ValueKind is JsonValueKind.Array
            ? declared.EnumerateArray().Where(dependency => JsonText.Text(dependency, "name") == DemoNotifier.Name).Select(dependency => JsonText.Text(dependency, "breaker")).FirstOrDefault() ?? "not there"
            : "not told";
}
