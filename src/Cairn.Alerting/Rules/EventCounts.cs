using Cairn.Alerting.Indicators;

namespace Cairn.Alerting.Rules;

/// <summary>Queries for the events of the last five minutes, and the bad ones among them.</summary>
internal sealed class EventCounts(Subject subject, Objective objective)
{
    private readonly Indicator _indicator = objective.Indicator;

    // A gauge is looked at once in each interval, and stands for the five minutes that a counter would tell of.
    private const int MinutesInStep = 5;

    public string All() => _indicator.CountsMinutes
        ? $"{MinutesInStep} * clamp_max(count({InJob(_indicator.Total)}), 1)"
        : Sum(_indicator.Total);

    public string Bad()
    {
        var none = $"sum({Recorded.Of(Recorded.Events, subject, objective)}) * 0";
        return _indicator switch
        {
            { BadBelow: { } bound } => $"{MinutesInStep} * (min({InJob(_indicator.Total)}) < bool {PromText.Number(bound)})",
            { BadAfter: { } age } => $"{MinutesInStep} * (time() - max({InJob(_indicator.Total)}) > bool {PromText.Number(subject.Scaled(age).TotalSeconds)})",
            { Within: { } within } => $"clamp_min(sum({Recorded.Of(Recorded.Events, subject, objective)}) - ({Sum(within.Fast)}\nor\n{none}), 0)",
            _ => $"{Sum(_indicator.Bad!)}\nor\n{none}",
        };
    }

    /// <summary>
    /// The increase over five minutes. .NET makes a series with its first event, which increase() does not see, and at little traffic the first error is most
    /// of an outage. So a series that was not there before counts whole, if its target was scraped before: else it is old, and Prometheus is new.
    /// </summary>
    private string Sum(Selector selector)
    {
        var series = InJob(selector);
        var step = PromText.Duration(subject.Step);
        var up = new Selector("up", [Matcher.Is("job", subject.Job)]);
        return $"""
            sum(
              ({series} unless {series} offset {step}) and on (job, instance) ({up} offset {step} == 1)
              or
              increase({series}[{step}])
            )
            """;
    }

    private Selector InJob(Selector selector) => selector with { Matchers = [Matcher.Is("job", subject.Job), .. selector.Matchers] };
}
