using Cairn.Parity;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>A route of a running service, and what has happened on it since it was configured as it is.</summary>
/// <param name="Match">Its method and path.</param>
/// <param name="Configured">The state in configuration.</param>
/// <param name="Effective">The state in force.</param>
/// <param name="Percent">How many clients the candidate answers, in percent.</param>
/// <param name="Shadow">How many requests are copied, in percent.</param>
/// <param name="Rollback">The rollback in force.</param>
/// <param name="Requests">How many requests there were.</param>
/// <param name="Parity">The share of compared answers that are equal.</param>
/// <param name="Coverage">The share of requests that were compared.</param>
/// <param name="Copies">Copies by what came of them.</param>
/// <param name="Differences">In what answers differed, the most frequent first; null from a service that does not tell.</param>
internal sealed record LiveState(
    string Match,
    string Configured,
    string Effective,
    double Percent,
    double Shadow,
    LiveRollback? Rollback,
    long Requests,
    double? Parity,
    double? Coverage,
    IReadOnlyDictionary<string, long> Copies,
    IReadOnlyList<LiveDifference>? Differences = null)
{
    private static readonly string[] Unequal = ["different", "candidate_error", "candidate_timeout"];

    public string StateText => Routes.StateText.Of(Configured, Percent, Shadow);

    /// <summary>How many differ, such as "3 different, 1 candidate_error"; empty when none does.</summary>
    public string UnequalText => string.Join(", ", Unequal.Where(outcome => Of(outcome) > 0).Select(outcome => $"{Of(outcome)} {outcome}"));

    /// <summary>The counts as a report of parity has them.</summary>
    public ParityRouteReport ToReport() => new()
    {
        Route = Match,
        Equal = Of("equal"),
        WithNoise = Of("equal_with_noise"),
        Different = Unequal.Sum(Of),
        NotComparable = Of("not_comparable"),
    };

    private int Of(string outcome) => (int)Math.Clamp(Copies.GetValueOrDefault(outcome), 0, int.MaxValue / 8);
}
