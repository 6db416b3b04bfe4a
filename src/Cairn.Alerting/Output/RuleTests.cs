using System.Text.Json.Nodes;
using Cairn.Alerting.Indicators;
using Cairn.Alerting.Rules;

namespace Cairn.Alerting.Output;

/// <summary>Tests of a group of rules for <c>promtool test rules</c>: what pages, what does not, what ends, and what silence means.</summary>
internal sealed class RuleTests(Subject subject, RuleGroup group)
{
    private const int Hour = 60;
    private const int MostMinutesOfTheFirstPage = 50;

    // Long enough for the longer windows of a page to be slower than the shorter ones, and short enough for these to remember when those have ended.
    private const int GoodHours = 6;
    private const int Outage = GoodHours * Hour;
    private const int MinutesToEnd = 38;

    public JsonObject Of(string ruleFile) => new()
    {
        ["rule_files"] = new JsonArray(ruleFile),
        ["evaluation_interval"] = PromText.Duration(subject.Interval),
        ["tests"] = new JsonArray([.. group.Objective is { } objective ? [Silent(objective), .. Burning(objective)] : Absent()]),
    };

    private IEnumerable<JsonNode> Absent()
    {
        var alert = group.Alerts.Single();
        yield return Test($"Nothing is scraped of {subject.Service}", [], [Expect(4, alert, fires: false), Expect(6, alert, fires: true)]);
    }

    private JsonObject Silent(Objective objective)
    {
        var alert = group.Alerts.Last();
        var minutes = (int)(alert.For * subject.Hurry).TotalMinutes;
        var values = new SeriesTimeline().Stay(minutes + 10, 1).ToString();
        return Test(
            $"{subject.Service} runs, and nothing is known about {objective.Name}",
            [new(new ScenarioSeries(subject, objective).Up, values)],
            [Expect(minutes - 1, alert, fires: false), Expect(minutes + 5, alert, fires: true)]);
    }

    private IEnumerable<JsonNode> Burning(Objective objective)
    {
        var alerts = group.Alerts.ToList();
        var (page, ticket) = (alerts[0], alerts[1]);
        var series = new ScenarioSeries(subject, objective);
        var rate = objective.Indicator.CountsMinutes ? 1 : Math.Max(1, Math.Ceiling(objective.MinimumBadEvents / 10d));

        if (rate * MostMinutesOfTheFirstPage > objective.MinimumBadEvents)
        {
            yield return Test(
                $"An hour in which all {objective.Indicator.Noun} of {objective.Name} are bad pages, and good ones end it",
                series.Of([new(GoodHours * Hour, rate, 0), new(Hour, 0, rate), new(Hour, rate, 0)]),
                [
                    Expect(Outage - 1, page, fires: false),
                    .. EarlyPage(objective, rate) is { } early ? [Expect(Outage + early, page, fires: true)] : Array.Empty<JsonNode>(),
                    Expect(Outage + Hour - 2, page, fires: true),
                    Expect(Outage + Hour + MinutesToEnd, page, fires: false),
                ]);
        }

        if (objective.MinimumBadEvents > 1)
        {
            yield return Test(
                $"One bad event of {objective.Name} tells nobody",
                series.Of([new(Hour, 1, 0), new(1, 0, 1), new(Hour, 1, 0)]),
                [.. new[] { Hour, Hour + 3, Hour + 10 }.SelectMany(minute => new[] { Expect(minute, page, fires: false), Expect(minute, ticket, fires: false) })]);
        }

        if (SlowBurn(objective) is { } slow)
        {
            yield return Test(
                $"A slow burn of {objective.Name} is a ticket, and no page",
                series.Of([slow]),
                [Expect(slow.Minutes - 2, page, fires: false), Expect(slow.Minutes - 2, ticket, fires: true)]);
        }
    }

    /// <summary>When the pair of short windows alone pages, so that a fault in it is not hidden by the other; null where the other is not slower.</summary>
    private static int? EarlyPage(Objective objective, double rate)
    {
        var minutes = Budget.Rates.Where(window => window.Severity == Severity.Page)
            .Select(window => window.Threshold(objective.Target) * window.Long.TotalMinutes)
            .ToList();
        var early = (int)Math.Ceiling(Math.Max(minutes[0], objective.MinimumBadEvents / rate)) + 2;
        return early < minutes[1] ? early : null;
    }

    /// <summary>Two hours half-way between the rate of a ticket and that of a page, with twice the bad events that an alert needs; null where there is no such rate.</summary>
    private static Phase? SlowBurn(Objective objective)
    {
        var page = Budget.Rates.Where(rate => rate.Severity == Severity.Page).Min(rate => rate.Threshold(objective.Target));
        var ticket = Budget.Rates.Where(rate => rate.Severity == Severity.Ticket).Max(rate => rate.Threshold(objective.Target));
        if (objective.Indicator.CountsMinutes || page <= ticket)
        {
            return null;
        }

        var share = (page + ticket) / 2;
        var bad = Math.Ceiling(objective.MinimumBadEvents * 2 / (2d * Hour) * 100) / 100;
        return new Phase(2 * Hour, Math.Round(bad * (1 - share) / share, 6), bad);
    }

    private JsonObject Test(string name, IEnumerable<KeyValuePair<string, string>> series, IEnumerable<JsonNode> expectations) => new()
    {
        ["name"] = name,
        ["interval"] = PromText.Duration(subject.Interval),
        ["input_series"] = new JsonArray([.. series.Select(one => (JsonNode)new JsonObject { ["series"] = one.Key, ["values"] = one.Value })]),
        ["alert_rule_test"] = new JsonArray([.. expectations]),
    };

    private JsonObject Expect(int minute, Rule alert, bool fires) => new()
    {
        ["eval_time"] = PromText.Duration(subject.Interval * minute),
        ["alertname"] = alert.Name,
        ["exp_alerts"] = fires
            ? new JsonArray(new JsonObject { ["exp_labels"] = RuleFile.Map(alert.Labels), ["exp_annotations"] = RuleFile.Map(alert.Annotations) })
            : new JsonArray(),
    };
}
