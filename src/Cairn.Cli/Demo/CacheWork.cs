namespace Cairn.Cli.Demo;

/// <summary>What the cache of the service did, as its spans and metrics tell.</summary>
internal static class CacheWork
{
    public const string Metric = "cairn.caching.requests";

    public const string Result = "cairn.caching.result";

    public const string LoadSpan = "cache load";

    /// <summary>How many loads the traces of some requests hold. A load belongs to the request that began it.</summary>
    public static int Loads(DemoRun run, params IEnumerable<Exchange> requests)
    {
        var traces = requests.Select(request => request.TraceId).ToHashSet();
        return run.Received.Spans.Count(span => span.Name == LoadSpan && traces.Contains(span.TraceId));
    }

    /// <summary>Notes how many requests to the cache had a result.</summary>
    public static void ExpectCounted(DemoRun run, string result, double atLeast, Finding finding)
    {
        var counted = run.Received.Points.Where(point => point.Metric == Metric && point[Result] == result).Sum(point => point.Value);
        finding.Expect(counted >= atLeast, $"{Metric} {Result}={result}: {counted:0}");
    }
}
