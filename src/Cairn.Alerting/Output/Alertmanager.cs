using System.Text.Json.Nodes;
using Cairn.Alerting.Rules;

namespace Cairn.Alerting.Output;

/// <summary>A configuration of Alertmanager that routes the service's alerts: to be merged into the one that has the receivers' addresses.</summary>
internal static class Alertmanager
{
    public static JsonObject Of(Subject subject, IReadOnlyList<RuleGroup> groups)
    {
        var owners = groups.SelectMany(group => group.Alerts)
            .Select(alert => (Team: alert.Label("team"), Severity: alert.Label("severity")))
            .Distinct()
            .OrderBy(owner => owner.Team, StringComparer.Ordinal)
            .ThenBy(owner => owner.Severity, StringComparer.Ordinal)
            .ToList();
        return new JsonObject
        {
            ["route"] = new JsonObject
            {
                ["receiver"] = Receiver(subject.Team, Severity.Ticket),
                ["group_by"] = new JsonArray("service", "slo"),
                ["routes"] = new JsonArray([.. owners.Select(owner => (JsonNode)Route(subject, owner.Team, owner.Severity))]),
            },
            ["inhibit_rules"] = new JsonArray(
                Inhibit(["severity=\"page\""], ["severity=\"ticket\""], "service", "slo"),
                Inhibit([$"alertname=\"{AlertNames.IsAbsent(subject)}\""], [$"alertname!=\"{AlertNames.IsAbsent(subject)}\""], "service")),
            ["receivers"] = new JsonArray([.. owners.Append((subject.Team, Severity.Ticket)).Distinct()
                .Select(owner => (JsonNode)new JsonObject { ["name"] = Receiver(owner.Item1, owner.Item2) })]),
        };
    }

    private static JsonObject Route(Subject subject, string team, string severity) => new()
    {
        ["matchers"] = Matchers($"service=\"{subject.Service}\"", $"team=\"{team}\"", $"severity=\"{severity}\""),
        ["receiver"] = Receiver(team, severity),
        ["group_wait"] = severity == Severity.Page ? "10s" : "5m",
        ["repeat_interval"] = severity == Severity.Page ? "4h" : "1d",
    };

    private static JsonObject Inhibit(string[] source, string[] target, params string[] equal) => new()
    {
        ["source_matchers"] = Matchers(source),
        ["target_matchers"] = Matchers(target),
        ["equal"] = Matchers(equal),
    };

    private static JsonArray Matchers(params string[] matchers) => new([.. matchers.Select(matcher => (JsonNode)matcher)]);

    private static string Receiver(string team, string severity) => $"{team}-{severity}";
}
