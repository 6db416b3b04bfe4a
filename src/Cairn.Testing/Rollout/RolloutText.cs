using System.Globalization;
using System.Text;

namespace Cairn.Testing;

/// <summary>Reports for a reader.</summary>
internal static class RolloutText
{
    private const int FailuresShown = 20;

    public static string Of(RolloutReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"The rollout {(report.Findings.Count == 0 ? "holds" : "does not hold")}: {report.Calls} calls, {report.Failures.Count} failed.");
        AppendAll(text, "  - ", report.Findings);
        AppendAll(text, "  ", report.Replicas);
        AppendAll(text, "  failed: ", report.Failures.Take(FailuresShown));
        if (report.Failures.Count > FailuresShown)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  and {report.Failures.Count - FailuresShown} more that failed");
        }

        return text.ToString();
    }

    public static string Of(RolloutReplica replica)
    {
        (TimeSpan? At, string What)[] events =
        [
            (replica.StartedAt, "started"),
            (replica.ReadyAt, "ready"),
            (replica.StopAskedAt, $"asked to stop with {replica.OpenConnectionsAtStop} connections open"),
            (replica.UnreadyAt, "not ready"),
            (replica.RemovedAt, "out of the balancer"),
            (replica.ListenerClosedAt, "listener closed"),
            (replica.ExitedAt, $"{(replica.OutlivedGracePeriod ? "killed after the grace period" : "ended")}, exit code {replica.ExitCode}"),
        ];
        var told = events
            .Where(happening => happening.At is not null)
            .OrderBy(happening => happening.At)
            .Select(happening => string.Create(CultureInfo.InvariantCulture, $"{happening.At!.Value.TotalSeconds:0.00} s {happening.What}"));

        return $"replica {replica.Number} (process {replica.ProcessId}): {string.Join("; ", told)}";
    }

    private static void AppendAll<T>(StringBuilder text, string before, IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            text.Append(before).AppendLine(string.Create(CultureInfo.InvariantCulture, $"{item}"));
        }
    }
}
