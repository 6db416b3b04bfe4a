namespace Cairn.Cli.Demo;

/// <summary>The requests that show the cache: a crowd, a change, and an outage of the planted store.</summary>
internal sealed class CacheTraffic(Uri service, Caller caller, TimeProvider clock)
{
    /// <summary>How long the demo's service keeps a build fresh, so that nobody waits long for one to expire.</summary>
    public static readonly TimeSpan Expiration = TimeSpan.FromSeconds(5);

    private const int CrowdSize = 32;
    private const string UnknownPath = "/builds/45";

    public async Task<CacheAnswers> SendAsync(CancellationToken cancellationToken)
    {
        var reported = await ReportAsync("running", cancellationToken);
        var crowd = await Task.WhenAll(Enumerable.Range(0, CrowdSize).Select(_ => GetAsync(cancellationToken)));
        var again = await GetAsync(cancellationToken);
        var changed = await ReportAsync("passed", cancellationToken);
        var afterChange = await GetAsync(cancellationToken);

        var outage = await SwitchAsync(isDown: true, cancellationToken);
        var unknown = await caller.GetAsync(service, UnknownPath, cancellationToken);
        await Task.Delay(Expiration, clock, cancellationToken);
        return new CacheAnswers
        {
            Reported = reported,
            Crowd = crowd,
            Again = again,
            Changed = changed,
            AfterChange = afterChange,
            Outage = outage,
            Unknown = unknown,
            Stale = await GetAsync(cancellationToken),
            Recovery = await SwitchAsync(isDown: false, cancellationToken),
        };
    }

    private Task<Exchange> GetAsync(CancellationToken cancellationToken) => caller.GetAsync(service, CacheAnswers.BuildPath, cancellationToken);

    private Task<Exchange> ReportAsync(string status, CancellationToken cancellationToken) =>
        caller.PostAsync(service, "/builds", new { id = "44", branch = "main", status }, cancellationToken);

    private Task<Exchange> SwitchAsync(bool isDown, CancellationToken cancellationToken) =>
        caller.PostAsync(service, $"{PlantedStore.Path}?isDown={(isDown ? "true" : "false")}", new { }, cancellationToken);
}
