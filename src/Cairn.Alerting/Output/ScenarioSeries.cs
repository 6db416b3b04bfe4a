using Cairn.Alerting.Indicators;
using Cairn.Alerting.Rules;

namespace Cairn.Alerting.Output;

/// <summary>What a scrape would have, had an objective's events happened as a scenario says.</summary>
internal sealed class ScenarioSeries(Subject subject, Objective objective)
{
    private const double Healthy = 2;
    private readonly Indicator _indicator = objective.Indicator;

    /// <summary>Each series with its values.</summary>
    public IEnumerable<KeyValuePair<string, string>> Of(IReadOnlyList<Phase> phases)
    {
        var minutes = phases.Sum(phase => phase.Minutes);
        yield return new(Series("up", []), new SeriesTimeline().Stay(minutes, 1).ToString());

        foreach (var series in _indicator switch
        {
            { CountsMinutes: true } => [new(Series(_indicator.Total), Gauge(phases))],
            { Within: { } within } => [new(Series(_indicator.Total), Counter(phases, phase => phase.Good + phase.Bad)), new(Series(within.Fast), Counter(phases, phase => phase.Good))],
            _ => Counters(phases),
        })
        {
            yield return series;
        }
    }

    public string Up => Series("up", []);

    private IEnumerable<KeyValuePair<string, string>> Counters(IReadOnlyList<Phase> phases)
    {
        yield return new(Series(_indicator.Total), Counter(phases, phase => phase.Good));
        if (phases.Any(phase => phase.Bad > 0))
        {
            yield return new(Series(_indicator.Bad!), Counter(phases, phase => phase.Bad));
        }
    }

    /// <summary>A counter is not there before its first event, as in .NET.</summary>
    private static string Counter(IReadOnlyList<Phase> phases, Func<Phase, double> events)
    {
        var timeline = new SeriesTimeline();
        var isThere = false;
        foreach (var phase in phases)
        {
            isThere |= events(phase) > 0;
            timeline = isThere ? timeline.Count(phase.Minutes, events(phase)) : timeline.Lack(phase.Minutes);
        }

        return timeline.ToString();
    }

    private string Gauge(IReadOnlyList<Phase> phases)
    {
        var timeline = new SeriesTimeline();
        var now = 0;
        foreach (var phase in phases)
        {
            timeline = (_indicator.BadBelow, phase.Bad > 0) switch
            {
                (not null, var isBad) => timeline.Stay(phase.Minutes, isBad ? 0 : Healthy),
                (null, true) => timeline.Stay(phase.Minutes, -subject.Scaled(_indicator.BadAfter!.Value).TotalSeconds),
                (null, false) => timeline.Grow(phase.Minutes, now * subject.Interval.TotalSeconds, subject.Interval.TotalSeconds),
            };
            now += phase.Minutes;
        }

        return timeline.ToString();
    }

    private string Series(Selector selector) => Series(selector.Metric, selector.Example);

    private string Series(string metric, IEnumerable<KeyValuePair<string, string>> labels) =>
        new Selector(metric, [Matcher.Is("instance", "a"), Matcher.Is("job", subject.Job), .. labels.Select(label => Matcher.Is(label.Key, label.Value))]).ToString();
}
