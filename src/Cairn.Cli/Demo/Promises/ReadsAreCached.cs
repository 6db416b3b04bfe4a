namespace Cairn.Cli.Demo.Promises;

internal sealed class ReadsAreCached : IPromise
{
    public string Sentence => "A build is read from the cache, and a report about it is seen at once";

    public void Observe(DemoRun run, Finding finding)
    {
        var (again, changed, after) = (run.Answers.Caching.Again, run.Answers.Caching.Changed, run.Answers.Caching.AfterChange);
        var (hits, loads) = (CacheWork.Loads(run, again), CacheWork.Loads(run, after));
        finding.Expect(again.Status == 200 && hits == 0, $"{again}, '{CacheWork.LoadSpan}' spans in its trace: {hits}");
        CacheWork.ExpectCounted(run, "hit", 1, finding);
        finding.Expect(changed.Status == 200, changed.ToString());
        finding.Expect(after.Property("status") == "passed" && loads == 1, $"{after}, '{CacheWork.LoadSpan}' spans in its trace: {loads}");
    }
}
