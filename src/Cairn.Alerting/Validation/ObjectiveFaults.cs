using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Alerting.Catalogue;

namespace Cairn.Alerting.Validation;

/// <summary>Everything that is wrong with objectives, at once.</summary>
internal static partial class ObjectiveFaults
{
    public static IReadOnlyList<string> Of(Objectives objectives, MetricCatalogue catalogue) =>
    [
        .. None(objectives),
        .. Duplicates(objectives),
        .. objectives.All.SelectMany(objective => Of(objective, catalogue)),
    ];

    private static IEnumerable<string> Of(Objective objective, MetricCatalogue catalogue) =>
    [
        .. NameFaults(objective),
        .. TargetFaults(objective),
        .. BudgetFaults(objective),
        .. RunbookFaults(objective),
        .. IndicatorFaults.Of(objective, catalogue),
    ];

    private static IEnumerable<string> None(Objectives objectives)
    {
        if (objectives.All.Count == 0)
        {
            yield return "No objective is declared. Artefacts are made from objectives. Declare one with AddCairnAlerting(alerts => alerts.Availability(\"requests\", target: 0.995)).";
        }
    }

    private static IEnumerable<string> Duplicates(Objectives objectives) => objectives.All
        .GroupBy(objective => objective.Name, StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(group => $"'{group.Key}' is the name of {group.Count()} objectives. Alerts and series are told apart by it. Give each a name of its own.");

    private static IEnumerable<string> NameFaults(Objective objective)
    {
        if (!KebabCase().IsMatch(objective.Name))
        {
            yield return $"'{objective.Name}' is the name of an objective. A name is lower-case words with hyphens between them. Use one like builds-in-time.";
        }
    }

    private static IEnumerable<string> TargetFaults(Objective objective)
    {
        if (objective.Target is not (> 0 and < 1))
        {
            yield return Fault(objective, "target", objective.Target, "A target is a share above 0 and below 1", "Use 0.995 for 99.5 %");
        }

        if (objective.MinimumBadEvents < 1)
        {
            yield return Fault(objective, "NotBelow", objective.MinimumBadEvents, "An alert needs at least one bad event", "Use 3, or leave it out");
        }
    }

    private static IEnumerable<string> BudgetFaults(Objective objective)
    {
        if (objective.EventsPerHour is not { } traffic)
        {
            yield break;
        }

        if (traffic is not (> 0 and < double.PositiveInfinity))
        {
            yield return Fault(objective, "Expecting", traffic, $"There must be some {objective.Indicator.Noun} an hour", "State what is usual, or leave it out");
            yield break;
        }

        var events = traffic * Budget.Window.TotalHours;
        if (objective.Target < 1 && events * (1 - objective.Target) < 1)
        {
            var cure = events <= 1
                ? "No target can be held with so few; measure something that happens more often"
                : FormattableString.Invariant($"Use at most {Math.Floor((1 - (1 / events)) * 1e6) / 1e6}, which allows one, or measure something that happens more often");
            yield return Fault(
                objective,
                "target",
                objective.Target,
                FormattableString.Invariant($"Of the {events:0.#} {objective.Indicator.Noun} in 28 days it allows {events * (1 - objective.Target):0.##} bad ones, so the first one breaks it"),
                cure);
        }
    }

    private static IEnumerable<string> RunbookFaults(Objective objective)
    {
        if (objective.Runbook is { } runbook && !IsAddress(runbook))
        {
            yield return Fault(objective, "WithRunbook", $"'{runbook}'", "It must be an absolute http or https address, for it is read on a phone", "Use the address of the page, or leave it out and edit the generated runbook");
        }
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http" };

    internal static string Fault(Objective objective, string part, object value, string rule, string fix) =>
        string.Create(CultureInfo.InvariantCulture, $"'{objective.Name}.{part}' is {value}. {rule}. {fix}.");

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex KebabCase();
}
