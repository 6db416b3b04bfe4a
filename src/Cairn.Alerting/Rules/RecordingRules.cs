using Cairn.Alerting.Indicators;

namespace Cairn.Alerting.Rules;

/// <summary>What is recorded of an objective: events, shares of bad ones, and what is left of the budget.</summary>
internal sealed class RecordingRules(Subject subject, Objective objective)
{
    public IEnumerable<Rule> All() =>
    [
        Record(Recorded.Target, $"vector({PromText.Number(objective.Target)})"),
        Record(Recorded.Events, new EventCounts(subject, objective).All()),
        Record(Recorded.Bad, new EventCounts(subject, objective).Bad()),
        .. Budget.RecordedWindows.Select(Ratio),
        Record(Recorded.Remaining, $"1 - {Series(Recorded.Ratio(Budget.Window))} / {PromText.Number(1 - objective.Target)}"),
    ];

    /// <summary>Longer windows are sums of the five minutes, so that a quiet night weighs as little as it should and no query reads raw series for weeks.</summary>
    private Rule Ratio(TimeSpan window)
    {
        var scaled = subject.Scaled(window);
        return Record(Recorded.Ratio(window), scaled == subject.Step
            ? $"{Series(Recorded.Bad)} / {Series(Recorded.Events)}"
            : $"sum_over_time({Series(Recorded.Bad)}[{PromText.Duration(scaled)}])\n/\nsum_over_time({Series(Recorded.Events)}[{PromText.Duration(scaled)}])");
    }

    private Rule Record(string series, string expression) => new()
    {
        Name = series,
        Expression = expression,
        Labels = [new(Recorded.ServiceLabel, subject.Service), new(Recorded.ObjectiveLabel, objective.Name)],
    };

    private Selector Series(string series) => Recorded.Of(series, subject, objective);
}
