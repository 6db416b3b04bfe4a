namespace Cairn.Alerting.Tests;

/// <summary>Objectives of every kind, as a service would declare them.</summary>
internal static class SampleService
{
    public static AlertingOptions Options => new()
    {
        Service = "build-status",
        Team = "ci-experience",
        RunbookUrl = "https://git.example.com/ci/build-status/blob/main/docs/runbooks",
    };

    public static Objectives Objectives()
    {
        var objectives = new Objectives();
        Declare(objectives);
        return objectives;
    }

    public static Objectives Only(Action<Objectives> declare)
    {
        var objectives = new Objectives();
        declare(objectives);
        return objectives;
    }

    public static void Declare(Objectives alerts)
    {
        alerts.Availability("builds", target: 0.995, route: "/builds/{id}").Expecting(20);
        alerts.Latency("builds-in-time", target: 0.99, within: TimeSpan.FromMilliseconds(250), route: "/builds/{id}").Expecting(20);
        alerts.WorkerFreshness("sweeper", target: 0.99);
        alerts.PipelineSuccess("presubmits", target: 0.9, pipeline: "android-presubmit").OwnedBy("ci-android").Expecting(6);
        alerts.DependencyAvailability("notifier", target: 0.99, dependency: "notifier").Expecting(100);
        alerts.CacheHits("cache-hits", target: 0.8);
        alerts.CacheLoads("cache-loads", target: 0.999).Expecting(200);
    }
}
