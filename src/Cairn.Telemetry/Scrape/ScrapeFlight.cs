namespace Cairn.Telemetry.Scrape;

/// <summary>Lets scrapes that overlap share one collection: who asks while one is under way gets its result.</summary>
internal sealed class ScrapeFlight(ScrapeExporter exporter)
{
    private readonly Lock _gate = new();
    private Task<Exposition>? _flight;

    public Task<Exposition> JoinAsync()
    {
        lock (_gate)
        {
            if (_flight is null or { IsCompleted: true })
            {
                // On a thread of its own: observable instruments call into the service, and one that waits holds up its scrape alone.
                _flight = Task.Run(exporter.Scrape);
            }

            return _flight;
        }
    }
}
