namespace Cairn.Testing.Tests;

/// <summary>What a rehearsal finds in the lives that it has seen.</summary>
public sealed class JudgingRollouts
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void An_orderly_stop_holds() => Assert.Empty(Findings(Life()));

    [Fact]
    public void A_listener_that_closes_before_readiness_turns_false_is_found() =>
        AssertFound("Replica 1 answered 'ready' after its main listener had closed.", Life(wasReadyWhileClosed: true));

    [Fact]
    public void A_listener_that_closes_before_the_balancer_knows_is_found() => AssertFound(
        "Replica 1 served on for 1.00 s after it had turned unready, and calls come for 2.00 s. Raise 'Cairn:Hosting:DrainDelay'",
        Life(listenerClosedAt: 12));

    [Theory]
    [InlineData("DrainCompleted,DrainStarted,ShutdownCompleted")]
    [InlineData("DrainStarted,DrainCompleted")]
    [InlineData("DrainStarted,DrainStarted,ShutdownCompleted")]
    public void Phases_out_of_order_or_without_an_end_are_found(string events) =>
        AssertFound($"Replica 1 logged the phases {events.Replace(",", ", ", StringComparison.Ordinal)}. The order is", Life(events: events));

    [Theory]
    [InlineData("")]
    [InlineData("ShutdownCompleted")]
    [InlineData("DrainStarted,RequestServed,DrainCompleted,ShutdownCompleted,WorkerFinished")]
    public void Phases_in_order_hold_whatever_else_is_logged(string events) => Assert.Empty(Findings(Life(events: events)));

    [Fact]
    public void An_exit_code_other_than_zero_is_found() => AssertFound("Replica 1 ended with exit code 70.", Life(exitCode: 70));

    [Fact]
    public void Silence_after_the_signal_is_found() => AssertFound("Replica 1 logged nothing after it was asked to stop.", Life(lastLine: null));

    [Fact]
    public void A_line_that_was_cut_off_is_found() => AssertFound("Replica 1 was cut off in its last line.", Life(lastLine: "{\"msg\":\"Drai"));

    [Fact]
    public void A_replica_that_outlived_the_rehearsal_is_not_judged() =>
        Assert.Empty(Findings(new RolloutReplica { Number = 3, ReadyAt = Second }));

    [Fact]
    public void Lost_calls_are_counted_by_replica_with_their_errors()
    {
        RolloutFailure[] failures = [Failure(1, 10, "refused"), Failure(1, 11, "reset"), Failure(1, 12, "refused"), Failure(null, 13, "reset")];

        var findings = RolloutRules.Findings(new RolloutSetup(), calls: 100, failures, []);

        Assert.Equal(
            ["1 of 100 calls failed because no replica was ready, sent 13.00 s to 13.00 s: reset.", "3 of 100 calls failed at replica 1, sent 10.00 s to 12.00 s: refused; reset."],
            findings);
    }

    [Fact]
    public void After_a_crash_only_lost_calls_are_found()
    {
        var findings = RolloutRules.Findings(new RolloutSetup().StopBy(ReplicaStop.Crash), calls: 100, [Failure(1, 10, "reset")], [Life(exitCode: 137)]);

        Assert.StartsWith("1 of 100 calls failed at replica 1", Assert.Single(findings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_setup_without_calls_or_with_a_crooked_path_is_refused()
    {
        Assert.Contains("setup.Call(", Assert.Throws<InvalidOperationException>(new RolloutSetup().Verify).Message, StringComparison.Ordinal);
        Assert.Contains("Write '/builds'", Assert.Throws<ArgumentException>(() => new RolloutSetup().Call("builds")).Message, StringComparison.Ordinal);
    }

    private static void AssertFound(string beginning, RolloutReplica life) =>
        Assert.StartsWith(beginning, Assert.Single(Findings(life)), StringComparison.Ordinal);

    private static IEnumerable<string> Findings(RolloutReplica life) => RolloutRules.Findings(new RolloutSetup(), calls: 100, [], [life]);

    private static RolloutFailure Failure(int? replica, int sentAt, string error) => new() { Replica = replica, SentAt = sentAt * Second, Error = error };

    private static RolloutReplica Life(
        int listenerClosedAt = 15,
        bool wasReadyWhileClosed = false,
        string events = "DrainStarted,DrainCompleted,ShutdownCompleted",
        int exitCode = 0,
        string? lastLine = "{\"msg\":\"Drained\"}") => new()
        {
            Number = 1,
            ReadyAt = Second,
            StopAskedAt = 11 * Second,
            UnreadyAt = 11 * Second,
            RemovedAt = 13 * Second,
            ListenerClosedAt = listenerClosedAt * Second,
            WasReadyWhileClosed = wasReadyWhileClosed,
            ExitedAt = 16 * Second,
            ExitCode = exitCode,
            EventsAfterStop = events.Split(',', StringSplitOptions.RemoveEmptyEntries),
            LastLine = lastLine,
        };
}
