using System.Diagnostics;
using Cairn.Testing.Tests.Replica;

namespace Cairn.Testing.Tests;

/// <summary>Whole rehearsals, with real processes, signals and sockets.</summary>
public sealed class RehearsingRollouts
{
    private static readonly TimeSpan Lag = TimeSpan.FromMilliseconds(300);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_that_drains_loses_no_call()
    {
        var report = await RolloutRehearsal.RunAsync<ReplicaService>(
            setup => setup
                .Call("/")
                .CallLong("/slow")
                .ReadStream("/stream")
                .WithEndpointLag(Lag)
                .Configure("Cairn:Hosting:DrainDelay", "00:00:01.5"),
            Cancellation);

        report.AssertHolds();
        Assert.Equal(4, report.Replicas.Count);
        Assert.All(report.Replicas.Take(2), replica => Assert.Equal(0, replica.ExitCode));
        Assert.All(report.Replicas.Take(2), replica => Assert.True(replica.UnreadyAt < replica.RemovedAt && replica.RemovedAt < replica.ListenerClosedAt, $"{replica}"));
        Assert.All(report.Replicas, replica => AssertGone(replica.ProcessId));
    }

    [Fact]
    public async Task Without_a_drain_calls_are_lost_and_the_report_says_why()
    {
        var report = await RolloutRehearsal.RunAsync<ReplicaService>(
            setup => setup.Call("/").WithEndpointLag(Lag).Configure("Cairn:Hosting:DrainDelay", "00:00:00"),
            Cancellation);

        Assert.NotEmpty(report.Failures);
        Assert.All(report.Failures, failure => Assert.InRange(failure.Replica!.Value, 1, 2));
        var failed = Assert.Throws<InvalidOperationException>(report.AssertHolds);
        Assert.All(report.Failures, failure => Assert.Contains($"calls failed at replica {failure.Replica}", failed.Message, StringComparison.Ordinal));
        Assert.Contains("Raise 'Cairn:Hosting:DrainDelay'", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_tells_what_was_lost_and_asks_for_no_order()
    {
        var report = await RolloutRehearsal.RunAsync<ReplicaService>(
            setup => setup.Call("/").CallLong("/slow").ReadStream("/stream").WithEndpointLag(Lag).StopBy(ReplicaStop.Crash),
            Cancellation);

        Assert.Contains(report.Failures, failure => failure.Call == "streaming GET /stream" && failure.SentAt < StopOf(failure));
        Assert.Contains(report.Failures, failure => failure.Call == "long GET /slow" && failure.SentAt < StopOf(failure));
        Assert.All(report.Failures, failure => Assert.InRange(failure.Replica!.Value, 1, 2));
        Assert.Contains(report.Failures, failure => failure.Call == "short GET /" && failure.SentAt > StopOf(failure));
        Assert.All(report.Findings, finding => Assert.Contains("calls failed", finding, StringComparison.Ordinal));

        TimeSpan? StopOf(RolloutFailure failure) => report.Replicas[failure.Replica!.Value - 1].StopAskedAt;
    }

    [Fact]
    public async Task A_frozen_replica_is_killed_after_the_grace_period_and_keeps_its_calls()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGSTOP.");

        var report = await RolloutRehearsal.RunAsync<ReplicaService>(
            setup => setup.Call("/").WithReplicas(1).WithEndpointLag(Lag).WithGracePeriod(TimeSpan.FromSeconds(1)).StopBy(ReplicaStop.Freeze),
            Cancellation);

        var frozen = report.Replicas[0];
        Assert.True(frozen.OutlivedGracePeriod);
        Assert.NotEmpty(report.Failures);
        Assert.All(report.Failures, failure => Assert.Equal(1, failure.Replica));
        Assert.All(report.Failures, failure => Assert.True(failure.FailedAt > frozen.StopAskedAt + TimeSpan.FromMilliseconds(900), $"{failure}"));
    }

    [Fact]
    public async Task A_shutdown_that_hangs_is_reported_with_the_last_line()
    {
        var report = await RolloutRehearsal.RunAsync<ReplicaService>(
            setup => setup
                .Call("/")
                .WithReplicas(1)
                .WithEndpointLag(TimeSpan.Zero)
                .WithGracePeriod(TimeSpan.FromSeconds(1))
                .Configure("Cairn:Hosting:DrainDelay", "00:00:00")
                .Configure("Fault", "HangAtStop"),
            Cancellation);

        var finding = Assert.Single(report.Findings);
        Assert.StartsWith("Replica 1 had not ended 1 s after it was asked to, and was killed.", finding, StringComparison.Ordinal);
        Assert.EndsWith($"in its last line: {Assert.IsType<string>(report.Replicas[0].LastLine)}", finding, StringComparison.Ordinal);
        AssertGone(report.Replicas[0].ProcessId);
    }

    [Fact]
    public async Task The_exit_code_of_the_process_is_seen()
    {
        var report = await RolloutRehearsal.RunAsync<ReplicaService>(
            setup => setup.Call("/").WithReplicas(1).WithEndpointLag(Lag).Configure("ExitCode", "3").Configure("Cairn:Hosting:DrainDelay", "00:00:01.5"),
            Cancellation);

        Assert.Equal(["Replica 1 ended with exit code 3. A service that was asked to stop ends with 0."], report.Findings);
    }

    [Fact]
    public async Task A_replica_that_does_not_start_is_shown_with_its_last_words()
    {
        var start = RolloutRehearsal.RunAsync<ReplicaService>(
            setup => setup.Call("/").Configure("Cairn:Hosting:DrainDelay", "-00:00:01"),
            Cancellation);

        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => start);
        Assert.Contains("ended with exit code", failed.Message, StringComparison.Ordinal);
        Assert.Contains("'Cairn:Hosting:DrainDelay' is", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_never_works_is_refused_before_anything_is_stopped()
    {
        var rehearsal = RolloutRehearsal.RunAsync<ReplicaService>(setup => setup.Call("/gone").WithReplicas(1), Cancellation);

        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => rehearsal);
        Assert.Contains("short GET /gone: answered 404", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_that_is_cancelled_leaves_no_process()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var rollout = new Rollout(typeof(ReplicaService).Assembly.Location, new RolloutSetup().Call("/"), new RolloutClock(TimeProvider.System));
        var rehearsal = rollout.RunAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rehearsal);
        await rollout.DisposeAsync();
        Assert.Equal(2, rollout.Lives.Count);
        Assert.All(rollout.Lives, replica => AssertGone(replica.ProcessId));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var missing = Path.Combine(AppContext.BaseDirectory, "Gone.dll");

        var failed = await Assert.ThrowsAsync<FileNotFoundException>(() => RolloutRehearsal.RunAsync(missing, setup => setup.Call("/"), Cancellation));

        Assert.Contains($"The program is '{missing}'.", failed.Message, StringComparison.Ordinal);
    }

    private static void AssertGone(int processId) => Assert.Throws<ArgumentException>(() => Process.GetProcessById(processId));
}
