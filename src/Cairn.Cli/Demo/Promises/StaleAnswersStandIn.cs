namespace Cairn.Cli.Demo.Promises;

internal sealed class StaleAnswersStandIn : IPromise
{
    public const string Event = "CacheServedStale";

    public string Sentence => "While the store is down the last known answer stands in, counted and logged";

    public void Observe(DemoRun run, Finding finding)
    {
        var (known, unknown, stale) = (run.Answers.Caching.AfterChange, run.Answers.Caching.Unknown, run.Answers.Caching.Stale);
        finding.Expect(run.Answers.Caching.Outage.Status == 200, $"{run.Answers.Caching.Outage} (planted: the store fails from here on)");
        finding.Expect(unknown.Status == 500 && !unknown.Body.Contains(PlantedStore.OutageMessage, StringComparison.Ordinal), $"never asked for before: {unknown}");
        finding.Expect(stale.Status == 200 && stale.Body == known.Body, $"known, and expired after {CacheTraffic.Expiration.TotalSeconds:0} s: {stale}");
        CacheWork.ExpectCounted(run, "stale", 1, finding);

        var lines = run.Log.Count(line => JsonText.Text(line, "event.name") == Event && JsonText.Text(line, "trace_id") == stale.TraceId);
        finding.Expect(lines == 1, $"log lines {Event} in the trace {stale.TraceId}: {lines}");
    }
}
