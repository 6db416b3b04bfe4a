using System.Collections.Concurrent;
using System.Diagnostics;
using Cairn.Migration.Shadow;
using Cairn.Migration.Tests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Migration.Tests.Shadow;

/// <summary>What keeps copies from harming those who wait.</summary>
public sealed class ShadowHarmTests
{
    private const string CopyMark = "X-Cairn-Shadow: 1";

    [Fact]
    public async Task Copies_have_connections_of_their_own()
    {
        var connections = new ConcurrentBag<List<bool>>();
        await using var both = ScriptedUpstream.Start(async (upstream, connection) =>
        {
            var copies = new List<bool>();
            connections.Add(copies);
            while (await upstream.ReadRequestAsync(connection) is { } request)
            {
                copies.Add(request.Contains(CopyMark, StringComparison.Ordinal));
                await connection.SendAsync(ScriptedUpstream.Ok("same"));
            }
        });
        await using var host = await StranglerHost.ShadowedAsync(both, both);

        for (var request = 1; request <= 3; request++)
        {
            await host.GetAsync("/x");
            await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons, request);
        }

        Assert.Equal(2, connections.Count);
        Assert.All(connections, ofOne => Assert.Single(ofOne.Distinct()));
    }

    [Fact]
    public async Task No_more_copies_are_under_way_than_there_are_workers()
    {
        var (asked, silent) = (new SemaphoreSlim(0), new TaskCompletionSource());
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("same"));
        await using var candidate = ScriptedUpstream.Start(async (upstream, connection) =>
        {
            await upstream.ReadRequestAsync(connection);
            asked.Release();
            await silent.Task;
            await connection.SendAsync(ScriptedUpstream.Ok("same"));
        });
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate, ("ShadowWorkers", "2"));

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.GetAsync("/x")));
        await asked.WaitAsync(TestContext.Current.CancellationToken);
        await asked.WaitAsync(TestContext.Current.CancellationToken);
        var (underWay, waiting) = (candidate.Requests.Count, host.Measured.Observe(MigrationTelemetry.ShadowQueue));
        silent.SetResult();
        await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons, 5);

        Assert.Equal((2, 3), (underWay, waiting));
    }

    [Fact]
    public async Task A_queue_is_full_by_its_bytes_too()
    {
        var (asked, silent) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok(new string('a', 10_000)));
        await using var candidate = ScriptedUpstream.Start(async (upstream, connection) =>
        {
            await upstream.ReadRequestAsync(connection);
            asked.TrySetResult();
            await silent.Task;
        });
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate, ("ShadowWorkers", "1"), ("ShadowQueueBytes", "25000"));
        await host.GetAsync("/x");
        await asked.Task; // the one worker is busy from here on

        await host.GetAsync("/x");
        await host.GetAsync("/x");
        await host.GetAsync("/x");

        Assert.Contains("cairn.outcome=dropped cairn.reason=queue_full", Assert.Single(await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons)), StringComparison.Ordinal);
        Assert.InRange(host.Measured.Observe(MigrationTelemetry.ShadowQueueSize), 20_000, 25_000);
        silent.SetResult();
    }

    [Fact]
    public async Task A_process_that_is_busy_copies_nothing()
    {
        var used = TimeSpan.Zero;
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await StranglerHost.StartAsync(
            legacy.Address,
            StranglerHost.ShadowSettings(candidate),
            services: services => services.AddSingleton(provider => new CpuGuard(provider.GetRequiredService<TimeProvider>(), () => used)));
        await host.GetAsync("/x");
        await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons);

        used = Environment.ProcessorCount * TimeSpan.FromSeconds(1);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.GetAsync("/x");

        Assert.Contains("cairn.outcome=dropped cairn.reason=cpu", (await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons, 2))[1], StringComparison.Ordinal);
        Assert.Single(candidate.Requests);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_an_error_of_the_candidate()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var candidate = ScriptedUpstream.Start(async (upstream, connection) =>
        {
            await upstream.ReadRequestAsync(connection);
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nleg");
        });
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate);

        await host.GetAsync("/x");

        Assert.Contains("cairn.outcome=candidate_error ", Assert.Single(await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_legacy_that_fails_when_asked_again_is_no_measure()
    {
        await using var legacy = ScriptedUpstream.Start(async (upstream, connection) =>
        {
            await upstream.ReadRequestAsync(connection);
            if (!upstream.Requests.Last().Contains(CopyMark, StringComparison.Ordinal))
            {
                await connection.SendAsync(ScriptedUpstream.Ok("legacy"));
            }
        });
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok("other"));
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate);

        await host.GetAsync("/x");

        Assert.Contains("cairn.outcome=not_comparable cairn.reason=legacy_unavailable", Assert.Single(await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_whose_body_nobody_read_is_not_copied()
    {
        await using var legacy = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno");
            await connection.ReadToEndAsync();
        });
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok("no"));
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate, ("Routes:0:Match", "POST /x"), ("Routes:0:Writes", "sandbox"));
        await using var client = await host.ConnectAsync();

        await client.SendAsync("POST /x HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2000\r\n\r\n");

        Assert.Contains("cairn.outcome=dropped cairn.reason=body_unread", Assert.Single(await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons)), StringComparison.Ordinal);
        Assert.Empty(candidate.Requests);
    }

    [Theory]
    [InlineData("shadow", 3)]
    [InlineData("migrated", -3)]
    public async Task The_difference_in_latency_is_the_candidates_time_less_legacys(string state, double seconds)
    {
        StranglerHost? host = null;
        async Task AnswerAsync(ScriptedUpstream upstream, RawConnection connection)
        {
            while (await upstream.ReadRequestAsync(connection) is { } request)
            {
                host!.Clock.Advance(TimeSpan.FromSeconds(request.Contains(CopyMark, StringComparison.Ordinal) ? 3 : 0));
                await connection.SendAsync(ScriptedUpstream.Ok("same"));
            }
        }

        await using var upstream = ScriptedUpstream.Start(AnswerAsync);
        var settings = StranglerHost.ShadowSettings(upstream, ("Routes:0:State", state), ("Routes:0:Shadow", "100"), ("ShadowTimeout", "00:00:10"));
        await using (host = await StranglerHost.StartAsync(upstream.Address, settings, app => app.MapGet("/x", () => "same")))
        {
            await host.GetAsync("/x");
            await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons);

            Assert.Equal(seconds, host.Measured.Last(MigrationTelemetry.LatencyDelta));
        }
    }

    [Fact]
    public async Task A_copy_is_a_trace_of_its_own_with_a_link_to_what_was_copied()
    {
        var copies = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == MigrationTelemetry.ActivitySourceName || source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity => copies.Add(activity),
        };
        ActivitySource.AddActivityListener(listener);
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("same"));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok("same"));
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate, ("Routes:0:Match", "GET /traced"));

        await host.GetAsync("/traced", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n");
        await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons);

        var copy = Assert.Single(copies, activity => activity.OperationName == "shadow GET /traced");
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", Assert.Single(copy.Links).Context.TraceId.ToHexString());
        Assert.NotEqual("0af7651916cd43dd8448eb211c80319c", copy.TraceId.ToHexString());
        Assert.Contains($"\r\ntraceparent: {copy.Id}\r\n", candidate.Request, StringComparison.Ordinal);
        Assert.DoesNotContain("b7ad6b7169203331", candidate.Request, StringComparison.Ordinal);
    }
}
