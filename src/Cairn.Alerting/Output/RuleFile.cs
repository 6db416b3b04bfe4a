using System.Text.Json.Nodes;
using Cairn.Alerting.Indicators;
using Cairn.Alerting.Rules;

namespace Cairn.Alerting.Output;

/// <summary>Rules as Prometheus reads them, and as the Prometheus operator does.</summary>
internal static class RuleFile
{
    public static JsonObject Of(Subject subject, IEnumerable<RuleGroup> groups) => new()
    {
        ["groups"] = new JsonArray([.. groups.Select(group => (JsonNode)new JsonObject
        {
            ["name"] = group.Name,
            ["interval"] = PromText.Duration(subject.Interval),
            ["rules"] = new JsonArray([.. group.Rules.Select(rule => (JsonNode)Of(rule))]),
        })]),
    };

    public static JsonObject ObjectOf(Subject subject, IEnumerable<RuleGroup> groups) => new()
    {
        ["apiVersion"] = "monitoring.coreos.com/v1",
        ["kind"] = "PrometheusRule",
        ["metadata"] = new JsonObject
        {
            ["name"] = $"{subject.Service}-objectives",
            ["labels"] = new JsonObject { ["app.kubernetes.io/name"] = subject.Service },
        },
        ["spec"] = Of(subject, groups),
    };

    /// <summary>Labels or annotations, in their order.</summary>
    public static JsonObject Map(IEnumerable<KeyValuePair<string, string>> pairs) =>
        new(pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    private static JsonObject Of(Rule rule)
    {
        var written = new JsonObject { [rule.IsAlert ? "alert" : "record"] = rule.Name, ["expr"] = rule.Expression };
        if (rule.For > TimeSpan.Zero)
        {
            written["for"] = PromText.Duration(rule.For);
        }

        written["labels"] = Map(rule.Labels);
        if (rule.IsAlert)
        {
            written["annotations"] = Map(rule.Annotations);
        }

        return written;
    }
}
