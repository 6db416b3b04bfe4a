using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cairn.Benchmarks;

/// <summary>A strangler before a legacy service, with the latencies that a client has seen and what came of the copies.</summary>
internal sealed class ShadowedService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _copies = new();

    private ShadowedService(string name, WebApplication app)
    {
        (Name, _app) = (name, app);
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "cairn.migration.comparisons" && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            var named = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            var outcome = $"{named["cairn.outcome"]} {named.GetValueOrDefault("cairn.reason")}".TrimEnd();
            _copies.AddOrUpdate(outcome, count, (_, sofar) => sofar + count);
        });
        _listener.Start();
    }

    public string Name { get; }

    public List<LatencyRound> Rounds { get; } = [];

    public string Copies => string.Join(", ", _copies.OrderBy(copy => copy.Key, StringComparer.Ordinal).Select(copy => $"{copy.Key}: {copy.Value}"));

    public static async Task<ShadowedService> StartAsync(string name, WebApplication legacy, string state, string? candidate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Cairn:Strangler:LegacyAddress"] = legacy.Urls.Single(),
            ["Cairn:Strangler:CandidateAddress"] = candidate,
            ["Cairn:Strangler:Routes:0:Match"] = "GET /builds/{id}",
            ["Cairn:Strangler:Routes:0:State"] = state,
            ["Cairn:Strangler:Routes:0:ShadowRate"] = "10000", // the queue is measured, not the budget
        });
        builder.Services.AddCairnMigration();
        var app = builder.Build();
        app.UseCairnStrangler();
        await app.StartAsync();
        return new ShadowedService(name, app);
    }

    /// <summary>One round: so many requests, one after the other.</summary>
    public async Task AskAsync(int requests)
    {
        var latencies = new double[requests];
        for (var request = 0; request < requests; request++)
        {
            var start = Stopwatch.GetTimestamp();
            await _client.GetByteArrayAsync(new Uri("/builds/42", UriKind.Relative));
            latencies[request] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(latencies);
        Rounds.Add(new LatencyRound(latencies[requests / 2], latencies[requests * 99 / 100]));
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
