namespace Cairn.Cli.Demo.Promises;

internal sealed class CrowdsLoadOnce : IPromise
{
    public string Sentence => "However many ask for a build at once, the store is asked once";

    public void Observe(DemoRun run, Finding finding)
    {
        var crowd = run.Answers.Caching.Crowd;
        var answered = crowd.Where(answer => answer.Status == 200 && answer.Property("status") == "running").ToList();
        var loads = CacheWork.Loads(run, crowd);
        finding.Saw($"a store is planted in front of the service's own: each read of it takes {PlantedStore.Distance.TotalMilliseconds:0} ms");
        finding.Expect(crowd.Count > 1 && answered.Count == crowd.Count, $"{crowd.Count} at once: GET {CacheAnswers.BuildPath}, {answered.Count} answered 200 with the build");
        finding.Expect(loads == 1, $"'{CacheWork.LoadSpan}' spans in their {crowd.Count} traces: {loads}");
        CacheWork.ExpectCounted(run, "joined", 1, finding);
    }
}
