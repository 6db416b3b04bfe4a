namespace Cairn.Alerting;

/// <summary>The window of every objective, and how fast its budget may burn.</summary>
internal static class Budget
{
    /// <summary>28 days: always the same number of weekends.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(28);

    /// <summary>
    /// The alerts of the SRE workbook (chapter 5, multiwindow multi-burn-rate alerts), which spend 2, 5 and 10 % of a budget of 30 days. The shares
    /// stay, so the rates are those of 28 days: 13.44, 5.6 and 2.8. The last one is 1, because to burn slower than that is to meet the objective.
    /// </summary>
    public static readonly IReadOnlyList<BurnRate> Rates =
    [
        new(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 0.02, Severity.Page),
        new(TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), 0.05, Severity.Page),
        new(TimeSpan.FromDays(1), TimeSpan.FromHours(2), 0.10, Severity.Ticket),
        new(TimeSpan.FromDays(3), TimeSpan.FromHours(6), 0.10, Severity.Ticket),
    ];

    /// <summary>Every window that a share of bad events is recorded for, shortest first.</summary>
    public static readonly IReadOnlyList<TimeSpan> RecordedWindows =
        [.. Rates.SelectMany(rate => new[] { rate.Short, rate.Long }).Append(Window).Distinct().Order()];
}
