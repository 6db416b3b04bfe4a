using Cairn.Alerting.Indicators;
using Cairn.Alerting.Rules;

namespace Cairn.Alerting.Output;

/// <summary>The generated parts of a runbook.</summary>
internal sealed record RunbookText(string Facts, string Meaning, string Impact, string Diagnosis, string Mitigation)
{
    public static RunbookText Of(Subject subject, Rule alert, Objective? objective)
    {
        var facts = $"Service `{subject.Service}` · team `{alert.Label("team")}` · severity `{alert.Label("severity")}`{(objective is null ? "" : $" · objective `{objective.Name}`")}";
        var meaning = $"{Annotation(alert, "summary")} {Annotation(alert, "description")}";
        return objective switch
        {
            null => new(facts, meaning, "Whoever calls the service gets no answer, and no other alert of it can fire.", AbsentDiagnosis(subject), AbsentMitigation(subject)),
            _ when alert.Label("severity") == Severity.Page || alert.Name == AlertNames.BurnsSlowly(objective) =>
                new(facts, meaning, BurnImpact(objective), BurnDiagnosis(subject, objective), BurnMitigation),
            _ => new(facts, meaning, "None that is known: the objective is blind, so a fault would go unnoticed.", SilentDiagnosis(subject, objective), SilentMitigation(objective)),
        };
    }

    private const string BurnMitigation = """
        1. If it began with a rollout, roll back first.
        2. If a dependency fails, say so to its owner, and see that the service answers without it.
        3. The alert ends by itself once the short window is good again.
        """;

    private static string BurnImpact(Objective objective)
    {
        var budget = objective.BudgetedBadEvents is { } events ? $" At the stated traffic that is {PromText.Number(Math.Floor(events))} bad {objective.Indicator.Noun}." : "";
        return $"The objective is that {PromText.Number(objective.Target * 100)} % of the {objective.Indicator.Noun} are good over 28 days.{budget} One is bad when it {objective.Indicator.BadWhen}.";
    }

    private static string BurnDiagnosis(Subject subject, Objective objective) => $"""
        How much of the budget is left, and how many are bad:

        ```promql
        {Recorded.Of(Recorded.Remaining, subject, objective)}
        {Recorded.Of(Recorded.Bad, subject, objective)}
        ```

        Which of them are bad, since when, and on which replica:

        ```promql
        {BadSeries(subject, objective.Indicator)}
        ```

        Then the log lines of that time with `level` Error or Warning, and the traces of failed requests.
        """;

    private static string BadSeries(Subject subject, Indicator indicator)
    {
        var selector = indicator.Bad ?? indicator.Within?.Fast ?? indicator.Total;
        var series = selector with { Matchers = [Matcher.Is("job", subject.Job), .. selector.Matchers] };
        return indicator.CountsMinutes ? series.ToString() : $"sum by (instance) (rate({series}[5m]))";
    }

    private static string SilentDiagnosis(Subject subject, Objective objective)
    {
        var series = objective.Indicator.Total with { Matchers = [Matcher.Is("job", subject.Job), .. objective.Indicator.Total.Matchers] };
        return $"""
            ```promql
            {series}
            {objective.Indicator.Total.Metric}
            ```

            Where the second has series and the first has none, a label has changed: a route, a name, the job. Where neither has any, nothing has happened since the last start.
            """;
    }

    private static string SilentMitigation(Objective objective) =>
        $"Correct the objective `{objective.Name}` in the service's code, or state less traffic with `Expecting`, and run `cairn alerts generate`.";

    private static string AbsentDiagnosis(Subject subject) => $"""
        ```promql
        up{new Selector("", [Matcher.Is("job", subject.Job)])}
        ```

        ```
        kubectl get pods --selector app.kubernetes.io/name={subject.Service}
        kubectl logs --selector app.kubernetes.io/name={subject.Service} --previous --tail 50
        ```

        Exit code 78 is an invalid configuration, 70 a worker that failed too often. Where pods are ready, the scraper cannot reach the management port.
        """;

    private static string AbsentMitigation(Subject subject) =>
        $"""
        Roll back what was rolled out last:

        ```
        kubectl rollout undo deployment/{subject.Service}
        ```
        """;

    private static string Annotation(Rule alert, string name) => alert.Annotations.First(annotation => annotation.Key == name).Value;
}
