using Cairn.Migration.Tests.Wire;

namespace Cairn.Migration.Tests.Shadow;

public sealed class ShadowTests
{
    private const string Json = "Content-Type: application/json\r\n";

    [Theory]
    [InlineData("{\"a\":1.0,\"b\":[1,2]}", "{\"b\":[1,2],\"a\":1}", "equal")]
    [InlineData("{\"a\":1}", "{\"a\":2}", "different")]
    [InlineData("{\"a\":1}", "{\"a\":\"1\"}", "different")]
    [InlineData("{\"a\":1}", "{}", "different")]
    [InlineData("[1,2]", "[1]", "different")]
    public async Task Answers_are_compared_by_their_meaning(string ofLegacy, string ofCandidate, string outcome)
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok(ofLegacy, Json));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok(ofCandidate, Json));
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate);

        var answer = await host.GetAsync("/x?y=1%2F2", "X-Org: acme\r\n");

        Assert.EndsWith(ofLegacy, answer, StringComparison.Ordinal);
        Assert.Equal([$"cairn.migration.comparisons cairn.outcome={outcome} http.route=GET /x"], await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons));
        Assert.StartsWith("GET /x?y=1%2F2 HTTP/1.1\r\n", candidate.Request, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Cairn-Shadow: 1\r\n", candidate.Request, StringComparison.Ordinal);
        Assert.Contains("\r\nHost: ci.example\r\n", candidate.Request, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Org: acme\r\n", candidate.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Legacy_is_asked_again_only_when_answers_differ()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("same"));
        await using var candidate = Sequence("same", "other");
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate);

        await host.GetAsync("/x");
        await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons);
        var askedForEqual = legacy.Requests.Count;
        await host.GetAsync("/x");
        await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons, 2);

        Assert.Equal(1, askedForEqual);
        Assert.Equal(3, legacy.Requests.Count);
    }

    [Theory]
    [InlineData("second", "stale_state")]
    [InlineData("something else", "legacy_disagrees")]
    public async Task A_legacy_that_disagrees_with_itself_is_no_measure(string ofCandidate, string reason)
    {
        await using var legacy = Sequence("first", "second");
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok(ofCandidate));
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate);

        await host.GetAsync("/x");

        Assert.Equal([$"cairn.migration.comparisons cairn.outcome=not_comparable cairn.reason={reason} http.route=GET /x"], await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons));
    }

    [Fact]
    public async Task A_difference_is_logged_once_without_values()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("{\"users\":[{\"email\":\"a@b.c\"}]}", Json));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok("{\"users\":[{\"email\":\"d@e.f\"}]}", Json));
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate);

        await host.GetAsync("/x");
        await host.GetAsync("/x");
        await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons, 2);

        var line = Assert.Single(host.Logs.Named("AnswersDiffer"));
        Assert.Contains("$.users[*].email", line, StringComparison.Ordinal);
        Assert.DoesNotContain("@", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_candidate_that_is_dead_is_counted_and_left_alone_after_a_while()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var candidate = ScriptedUpstream.Start((_, _) => Task.CompletedTask);
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate, ("Routes:0:ShadowRate", "100"));

        for (var request = 1; request <= 21; request++)
        {
            Assert.EndsWith("legacy", await host.GetAsync("/x"), StringComparison.Ordinal);
            await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons, request);
        }

        var outcomes = host.Measured.Of(MigrationTelemetry.Comparisons);
        Assert.All(outcomes.Take(20), line => Assert.Contains("candidate_error", line, StringComparison.Ordinal));
        Assert.Contains("skipped_breaker", outcomes[20], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_candidate_that_is_slow_costs_the_client_nothing_and_times_out()
    {
        var asked = new TaskCompletionSource();
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var candidate = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.ReadHeadAsync();
            asked.TrySetResult();
            await connection.ReadToEndAsync();
        });
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate);

        var answer = await host.GetAsync("/x");
        await asked.Task;
        host.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.EndsWith("legacy", answer, StringComparison.Ordinal);
        Assert.Contains("candidate_timeout", Assert.Single(await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_is_full_drops_copies_and_counts_them()
    {
        var asked = new TaskCompletionSource();
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var candidate = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.ReadHeadAsync();
            asked.TrySetResult();
            await connection.ReadToEndAsync();
        });
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate, ("ShadowQueue", "2"), ("ShadowWorkers", "1"));
        await host.GetAsync("/x");
        await asked.Task; // the one worker is busy from here on

        for (var request = 0; request < 5; request++)
        {
            await host.GetAsync("/x");
        }

        Assert.Equal(3, (await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons, 3)).Count(line => line.Contains("cairn.outcome=dropped cairn.reason=queue_full", StringComparison.Ordinal)));
        Assert.Equal(2, host.Measured.Observe(MigrationTelemetry.ShadowQueue));
        Assert.InRange(host.Measured.Observe(MigrationTelemetry.ShadowQueueSize), 1, 10_000);
    }

    [Fact]
    public async Task A_route_has_a_budget_of_copies()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("same"));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok("same"));
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate, ("Routes:0:ShadowRate", "2"));
        for (var request = 0; request < 3; request++)
        {
            await host.GetAsync("/x");
        }

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.GetAsync("/x");

        var outcomes = await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons, 4);
        Assert.Single(outcomes, line => line.Contains("cairn.reason=budget", StringComparison.Ordinal));
        Assert.Equal(3, outcomes.Count(line => line.Contains("cairn.outcome=equal", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_share_of_requests_is_an_exact_share()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("same"));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok("same"));
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate, ("Routes:0:Shadow", "25"));

        for (var request = 0; request < 12; request++)
        {
            await host.GetAsync("/x");
        }

        await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons, 3);
        Assert.Equal(3, candidate.Requests.Count);
        Assert.Contains("\"parity\":1,\"coverage\":0.25", await host.DescribeAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(70_000, "skipped_large")]
    [InlineData(60_000, "equal")]
    public async Task An_answer_above_64_KiB_is_not_compared(int length, string outcome)
    {
        var text = new string('a', length);
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok(text));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok(text));
        await using var host = await StranglerHost.ShadowedAsync(legacy, candidate);

        var answer = await host.GetAsync("/x");

        Assert.EndsWith(text, answer, StringComparison.Ordinal);
        Assert.Contains($"cairn.outcome={outcome} ", Assert.Single(await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons)), StringComparison.Ordinal);
    }

    private static ScriptedUpstream Sequence(params string[] answers)
    {
        var next = -1;
        return ScriptedUpstream.Start(async (upstream, connection) =>
        {
            while (await upstream.ReadRequestAsync(connection) is not null)
            {
                await connection.SendAsync(ScriptedUpstream.Ok(answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]));
            }
        });
    }
}
