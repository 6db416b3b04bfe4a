using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Cairn.Telemetry.Scrape;

/// <summary>Answers a scrape with all metrics, in the format that the scraper likes best.</summary>
internal sealed class ScrapeEndpoint(ScrapeFlight flight, ILoggerFactory loggers)
{
    private readonly ConcurrentDictionary<string, bool> _said = new(StringComparer.Ordinal);

    public async Task AnswerAsync(HttpContext context)
    {
        var exposition = await flight.JoinAsync().WaitAsync(context.RequestAborted);
        SayWhatIsLeftOut(exposition);

        var format = AcceptHeader.Choose(context.Request.Headers.Accept);
        var body = exposition.In(format);
        context.Response.ContentType = AcceptHeader.ContentTypeOf(format);
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = HeaderNames.Accept;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private void SayWhatIsLeftOut(Exposition exposition)
    {
        foreach (var metric in exposition.LeftOut)
        {
            if (_said.TryAdd(metric, true))
            {
                Log.MetricNotScraped(loggers.CreateLogger("Cairn.Telemetry"), metric);
            }
        }
    }
}
