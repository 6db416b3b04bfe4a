using System.Diagnostics;
using System.Diagnostics.Metrics;
using Cairn.Caching.Tests.Distributed;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Cairn.Caching.Tests;

public sealed class TelemetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_are_counted_by_result()
    {
        using var test = new CacheUnderTest();
        await StartAsync(test);
        var factory = new GatedFactory<string>();
        var loads = Enumerable.Range(0, 3).Select(_ => test.Cache.GetOrCreateAsync("build", factory.LoadAsync, cancellationToken: Cancellation).AsTask()).ToList();
        factory.Return("42");
        await Task.WhenAll(loads);
        await test.Get("build", "lost");
        await test.Get<string?>("none", null);
        await test.Get<string?>("none", "lost");

        var requests = Read(test, CachingTelemetry.Requests);

        Assert.Equal("hit 1, negative 1, stale 0, joined 2, miss 2", string.Join(", ", requests));
        Assert.Equal(["2"], Read(test, CachingTelemetry.Entries));
    }

    [Fact]
    public async Task What_leaves_unasked_is_counted_by_reason_and_what_is_fenced_too()
    {
        using var test = new CacheUnderTest(options => options.MaximumEntries = 10);
        await StartAsync(test);
        for (var number = 0; number < 12; number++)
        {
            await test.Get($"build {number}", "value");
        }

        var factory = new GatedFactory<string>();
        var load = test.Cache.GetOrCreateAsync("fenced", factory.LoadAsync, cancellationToken: Cancellation).AsTask();
        await test.Cache.RemoveAsync("fenced", Cancellation);
        factory.Return("old");
        await load;
        test.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal("expired 10, capacity 2, memory_pressure 0, oversized 0", string.Join(", ", Read(test, CachingTelemetry.Evictions)));
        Assert.Equal(["1"], Read(test, CachingTelemetry.Fenced));
    }

    [Fact]
    public async Task A_load_has_a_span_and_a_hit_has_none()
    {
        var spans = new System.Collections.Concurrent.ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == CachingTelemetry.SourceName,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        using var test = new CacheUnderTest();
        using var request = new Activity("request").Start();
        ActivitySource.AddActivityListener(listener);

        await test.Cache.GetOrCreateAsync("build", async _ =>
        {
            await Task.Yield();
            return Activity.Current!.OperationName;
        }, cancellationToken: Cancellation);
        await test.Get("build", "lost");
        await CacheUnderTest.Until(() => Task.FromResult(spans.Any(span => span.TraceId == request.TraceId))); // the caller has its value before the span ends

        Assert.Equal("cache load", await test.Find<string>("build"));
        Assert.Equal(request.SpanId, Assert.Single(spans, span => span.TraceId == request.TraceId).ParentSpanId);
        Assert.Same(request, Activity.Current);
    }

    [Fact]
    public async Task The_health_check_is_degraded_while_the_store_is_given_up()
    {
        var store = new FakeStore { IsDown = true };
        using var test = new CacheUnderTest(register: services => services.AddSingleton<IDistributedCache>(store));
        var health = test.Services.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(Cancellation)).Status);

        await test.Get("a", "a");
        await test.Get("b", "b");
        await test.Get("c", "c");

        var entry = (await health.CheckHealthAsync(Cancellation)).Entries["cache-second-level"];
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains("cairn:degradable", entry.Tags);
    }

    private static async Task StartAsync(CacheUnderTest test)
    {
        foreach (var service in test.Services.GetServices<IHostedService>())
        {
            await service.StartAsync(Cancellation);
        }
    }

    private static List<string> Read(CacheUnderTest test, string name)
    {
        var read = new List<string>();
        using var listener = new MeterListener();
        var meters = test.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == name && instrument.Meter.Scope == meters)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => read.Add($"{(tags.Length > 0 ? tags[0].Value + " " : "")}{value}"));
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => read.Add($"{value}"));
        listener.Start();
        listener.RecordObservableInstruments();
        return read;
    }
}
