using Cairn.Alerting.Indicators;

namespace Cairn.Alerting.Rules;

/// <summary>The series that rules record, and how to select them.</summary>
internal static class Recorded
{
    public const string ServiceLabel = "service";
    public const string ObjectiveLabel = "slo";

    /// <summary>All events of the last five minutes.</summary>
    public const string Events = "cairn:slo_events:increase5m";

    /// <summary>The bad events of the last five minutes.</summary>
    public const string Bad = "cairn:slo_bad:increase5m";

    /// <summary>The target.</summary>
    public const string Target = "cairn:slo_target:ratio";

    /// <summary>What is left of the budget of 28 days: 1 is all of it, below 0 it is overdrawn.</summary>
    public const string Remaining = "cairn:slo_budget_remaining:ratio28d";

    /// <summary>The share of bad events over a window; named after the window before it is hurried.</summary>
    public static string Ratio(TimeSpan window) => $"cairn:slo_errors:ratio{PromText.Duration(window)}";

    /// <summary>A recorded series of one objective.</summary>
    public static Selector Of(string series, Subject subject, Objective objective) => new(
        series,
        [Matcher.Is(ServiceLabel, subject.Service), Matcher.Is(ObjectiveLabel, objective.Name)]);

    /// <summary>All names that are recorded.</summary>
    public static IEnumerable<string> All => [Events, Bad, Target, Remaining, .. Budget.RecordedWindows.Select(Ratio)];
}
