using Cairn.Alerting.Indicators;

namespace Cairn.Alerting.Rules;

/// <summary>All rules of a service, in the order of its objectives.</summary>
internal static class ServiceRules
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<RuleGroup> Of(Subject subject, IEnumerable<Objective> objectives) =>
    [
        new($"{subject.Service}", null, [Absent(subject)]),
        .. objectives.Select(objective => Of(subject, objective)),
    ];

    private static RuleGroup Of(Subject subject, Objective objective) => new(
        $"{subject.Service}:{objective.Name}",
        objective,
        [.. new RecordingRules(subject, objective).All(), .. new AlertRules(subject, objective).All()]);

    private static Rule Absent(Subject subject)
    {
        var name = AlertNames.IsAbsent(subject);
        return new Rule
        {
            Name = name,
            Expression = $"absent({new Selector("up", [Matcher.Is("job", subject.Job)])} == 1)",
            For = subject.Scaled(Patience),
            Labels = [new("severity", Severity.Page), new("team", subject.Team), new(Recorded.ServiceLabel, subject.Service)],
            Annotations =
            [
                new("summary", $"No replica of {subject.Service} answers scrapes."),
                new("description", $"For {PromText.Duration(Patience)} Prometheus has reached no replica of the job {subject.Job}: none runs, none is found, or the management port is closed to the scraper."),
                new("runbook_url", $"{subject.RunbookUrl}/{name}.md"),
            ],
        };
    }
}
