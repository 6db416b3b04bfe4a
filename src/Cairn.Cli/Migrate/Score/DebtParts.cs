namespace Cairn.Cli.Migrate.Score;

/// <summary>The parts that are about what is still to be paid off: each burden brings the value down, the first ones most.</summary>
internal static class DebtParts
{
    private const int FindingsWeight = 10;
    private const int BridgesWeight = 5;
    private const double HalfAt = 10; // burdens at which half of the points are left
    private const int OnTime = 1;
    private const int Undated = 2;
    private const int Overdue = 5;

    public static ScorePart Findings(ScoreFacts facts)
    {
        if (facts.Findings is not { } findings)
        {
            return new ScorePart("findings", FindingsWeight, null, "cannot be told: there is no cairn.baseline in the folder or above", ["Count what the rules find with 'cairn lint --write-baseline'."]);
        }

        var total = findings.Values.Sum();
        var raise = findings.OrderByDescending(rule => rule.Value).ThenBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => $"{rule.Key} counts {rule.Value}: 'cairn lint --fix {rule.Key}', or by hand.");
        return new ScorePart("findings", FindingsWeight, HalfAt / (HalfAt + total), $"{total} findings in cairn.baseline", [.. raise]);
    }

    public static ScorePart Bridges(ScoreFacts facts)
    {
        if (facts.Bridges is not { } bridges)
        {
            var why = facts.Folder is null ? "the folder holds no *.csproj outside of tests" : "the code calls AddPythonCompat, and what is switched on a running service tells";
            return new ScorePart("bridges", BridgesWeight, null, $"cannot be told: {why}", ["Ask the running service with --live."]);
        }

        var overdue = bridges.Count(bridge => bridge.IsOverdue(facts.Today));
        var raise = bridges.OrderByDescending(bridge => Burden(bridge, facts.Today)).ThenBy(bridge => bridge.Target).Select(bridge => Advice(bridge, facts.Today));
        return new ScorePart(
            "bridges", BridgesWeight, HalfAt / (HalfAt + bridges.Sum(bridge => Burden(bridge, facts.Today))), bridges.Count == 0 ? "no form of Python is kept" : $"{bridges.Count} forms of Python are kept, {overdue} of them overdue", [.. raise]);
    }

    private static int Burden(BridgeFact bridge, DateOnly today) => bridge.IsOverdue(today) ? Overdue : bridge.Target is null ? Undated : OnTime;

    private static string Advice(BridgeFact bridge, DateOnly today) =>
        bridge.Target is not { } target ? $"{bridge.Name} has no date by which it goes: Date(PythonCompat.{bridge.Name}, since, target)."
        : bridge.IsOverdue(today) ? FormattableString.Invariant($"{bridge.Name} is OVERDUE: it was to be gone by {target:yyyy-MM-dd}.")
        : FormattableString.Invariant($"{bridge.Name} is to be gone by {target:yyyy-MM-dd}.");
}
