using Cairn.Alerting.Indicators;

namespace Cairn.Alerting.Rules;

/// <summary>The alerts of an objective: its budget burns fast or slowly, or nothing is known about it.</summary>
internal sealed class AlertRules(Subject subject, Objective objective)
{
    private static readonly TimeSpan ShortestSilence = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromDays(3);
    private static readonly TimeSpan SilenceOfUnknownTraffic = TimeSpan.FromDays(1);

    // The chance that nobody comes while ten are expected is below one in twenty thousand.
    private const double EventsExpectedInSilence = 10;

    public IEnumerable<Rule> All() =>
    [
        Burning(AlertNames.BurnsFast(objective), Severity.Page, "fast"),
        Burning(AlertNames.BurnsSlowly(objective), Severity.Ticket, "slowly, and too fast for 28 days"),
        NoData(),
    ];

    /// <summary>How long there may be no series while the service runs. A series comes with its first event, so quiet services take longer.</summary>
    public TimeSpan Silence => objective.EventsPerHour switch
    {
        { } traffic and > 0 => TimeSpan.FromMinutes(Math.Ceiling(Math.Clamp(
            TimeSpan.FromHours(Math.Min(EventsExpectedInSilence / traffic, LongestSilence.TotalHours)).TotalMinutes,
            ShortestSilence.TotalMinutes,
            LongestSilence.TotalMinutes))),
        _ => SilenceOfUnknownTraffic,
    };

    private Rule Burning(string name, string severity, string pace)
    {
        var rates = Budget.Rates.Where(rate => rate.Severity == severity).ToList();
        var limits = rates.Select(rate => $"{PromText.Number(rate.Threshold(objective.Target) * 100)} % over {PromText.Duration(rate.Long)}");
        return Alert(
            name,
            severity,
            string.Join("\nor\n", rates.Select(Burning)),
            $"The error budget of {objective.Name} burns {pace}.",
            $"More than {string.Join(" or ", limits)} of the {objective.Indicator.Noun} are bad, and at least {objective.MinimumBadEvents} are. "
            + $"The objective allows {PromText.Number((1 - objective.Target) * 100)} % over 28d. One of the {objective.Indicator.Noun} is bad when it {objective.Indicator.BadWhen}.");
    }

    /// <summary>
    /// The long window must show the burn, with enough bad events. The short one ends the alert by being good; where nothing came in it, it proves nothing, and
    /// the alert stays: at little traffic it would flap otherwise.
    /// </summary>
    private string Burning(BurnRate rate)
    {
        var threshold = PromText.Number(rate.Threshold(objective.Target));
        return $"""
            (
              {Series(Recorded.Ratio(rate.Long))} > {threshold}
              and
              sum_over_time({Series(Recorded.Bad)}[{PromText.Duration(subject.Scaled(rate.Long))}]) / 5 > {PromText.Number(objective.MinimumBadEvents - 0.5)}
              unless
              {Series(Recorded.Ratio(rate.Short))} <= {threshold}
            )
            """;
    }

    private Rule NoData()
    {
        var up = new Selector("up", [Matcher.Is("job", subject.Job)]);
        return Alert(
            AlertNames.HasNoData(objective),
            Severity.Ticket,
            $"max({up}) == 1\nunless on ()\n{Series(Recorded.Events)}",
            $"Nothing is known about {objective.Name}.",
            $"The service runs, and for {PromText.Duration(Silence)} it has had no series of the {objective.Indicator.Noun} that the objective counts: nobody asks, or a name has changed.") with
        {
            For = subject.Scaled(Silence),
        };
    }

    private Rule Alert(string name, string severity, string expression, string summary, string description) => new()
    {
        Name = name,
        Expression = expression,
        Labels =
        [
            new("severity", severity),
            new("team", objective.Owner ?? subject.Team),
            new(Recorded.ServiceLabel, subject.Service),
            new(Recorded.ObjectiveLabel, objective.Name),
        ],
        Annotations =
        [
            new("summary", summary),
            new("description", description),
            new("runbook_url", objective.Runbook ?? $"{subject.RunbookUrl}/{name}.md"),
        ],
    };

    private Selector Series(string series) => Recorded.Of(series, subject, objective);
}
