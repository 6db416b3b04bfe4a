using System.Globalization;

namespace Cairn.Testing;

/// <summary>What has to hold in a rollout. Each rule says what was seen, and what to do about it.</summary>
internal static class RolloutRules
{
    public static IEnumerable<string> Findings(
        RolloutSetup setup, int calls, IReadOnlyCollection<RolloutFailure> failures, IEnumerable<RolloutReplica> replicas)
    {
        var ofReplicas = replicas
            .Where(replica => replica.StopAskedAt is not null && setup.Stop is ReplicaStop.Terminate)
            .SelectMany(replica => Of(replica, setup).OfType<string>().Select(finding => $"Replica {replica.Number} {finding}"));

        return Lost(calls, failures).Concat(ofReplicas);
    }

    private static IEnumerable<string> Lost(int calls, IReadOnlyCollection<RolloutFailure> failures) => failures
        .GroupBy(failure => failure.Replica)
        .OrderBy(lost => lost.Key)
        .Select(lost => string.Create(CultureInfo.InvariantCulture, $"""
            {lost.Count()} of {calls} calls failed {(lost.Key is { } number ? $"at replica {number}" : "because no replica was ready")}, sent {lost.First().SentAt.TotalSeconds:0.00} s to {lost.Last().SentAt.TotalSeconds:0.00} s: {string.Join("; ", lost.Select(failure => failure.Error).Distinct().Order(StringComparer.Ordinal))}.
            """));

    private static IEnumerable<string?> Of(RolloutReplica replica, RolloutSetup setup) =>
        [Order(replica), Margin(replica, setup.EndpointLag), Phases(replica, setup.Phases), Exit(replica, setup.GracePeriod), LastLine(replica)];

    private static string? Order(RolloutReplica replica) => replica.WasReadyWhileClosed
        ? "answered 'ready' after its main listener had closed. Readiness has to turn false first, while the service goes on serving."
        : null;

    private static string? Margin(RolloutReplica replica, TimeSpan lag) =>
        replica.ListenerClosedAt - replica.UnreadyAt is { } served && served < lag
            ? string.Create(CultureInfo.InvariantCulture, $"served on for {Math.Max(0, served.TotalSeconds):0.00} s after it had turned unready, and calls come for {lag.TotalSeconds:0.00} s. Raise 'Cairn:Hosting:DrainDelay' above that.")
            : null;

    // A phase may be missing (no drain, no workers), but not the last: it tells that the end was reached, and that its line was flushed.
    private static string? Phases(RolloutReplica replica, IReadOnlyList<string> phases)
    {
        var seen = replica.EventsAfterStop.Where(phases.Contains).ToList();
        var isInOrder = seen.SequenceEqual(phases.Where(seen.Contains)) && (seen.Count == 0 || seen[^1] == phases[^1]);
        return isInOrder || replica.OutlivedGracePeriod
            ? null
            : $"logged the phases {string.Join(", ", seen)}. The order is {string.Join(", ", phases)}, each at most once, and the last is always there.";
    }

    private static string? Exit(RolloutReplica replica, TimeSpan grace) => replica switch
    {
        { OutlivedGracePeriod: true } => string.Create(CultureInfo.InvariantCulture, $"had not ended {grace.TotalSeconds:0.##} s after it was asked to, and was killed. Find what its shutdown waits for, in its last line: {replica.LastLine ?? "(none)"}"),
        { ExitCode: not 0 } => $"ended with exit code {replica.ExitCode}. A service that was asked to stop ends with 0.",
        _ => null,
    };

    // Whoever logs the address that it listens on also logs that it stops, so silence means that lines were lost.
    private static string? LastLine(RolloutReplica replica) => replica switch
    {
        { OutlivedGracePeriod: true } => null,
        { LastLine: null } => "logged nothing after it was asked to stop. Flush the log before the process ends.",
        { LastLine: { } line } when !new LogLine(TimeSpan.Zero, line).IsWhole => $"was cut off in its last line. Flush the log before the process ends: {line}",
        _ => null,
    };
}
