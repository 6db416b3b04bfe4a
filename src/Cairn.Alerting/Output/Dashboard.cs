using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Alerting.Indicators;
using Cairn.Alerting.Rules;

namespace Cairn.Alerting.Output;

/// <summary>A dashboard of Grafana: a row for each objective, with what is held, what is left, how fast it burns and how much there is.</summary>
internal sealed class Dashboard(Subject subject, IReadOnlyList<Objective> objectives)
{
    private const int RowHeight = 9;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Text() => Root().ToJsonString(Indented) + "\n";

    private JsonObject Root() => new()
    {
        ["uid"] = $"cairn-{subject.Service}",
        ["title"] = $"{subject.Service}: objectives",
        ["tags"] = new JsonArray("cairn", "slo", subject.Team),
        ["schemaVersion"] = 39,
        ["editable"] = false,
        ["refresh"] = "1m",
        ["time"] = new JsonObject { ["from"] = "now-24h", ["to"] = "now" },
        ["templating"] = new JsonObject
        {
            ["list"] = new JsonArray(new JsonObject { ["name"] = "datasource", ["type"] = "datasource", ["query"] = "prometheus", ["label"] = "Prometheus" }),
        },
        ["panels"] = new JsonArray([.. objectives.Index().SelectMany(row => Row(row.Item, row.Index))]),
    };

    private IEnumerable<JsonNode> Row(Objective objective, int index)
    {
        var (id, y) = (index * 5, index * RowHeight);
        var windows = Budget.Rates.Select(rate => rate.Long);
        yield return Panel(id + 1, "row", objective.Name, 0, y, 24, 1);
        yield return Panel(id + 2, "stat", $"held over 28d, target {PromText.Number(objective.Target * 100)} %", 0, y + 1, 4, 4, "percentunit", ("held", $"1 - {Series(objective, Recorded.Ratio(Budget.Window))}"));
        yield return Panel(id + 3, "stat", "budget left", 0, y + 5, 4, 4, "percentunit", ("left", Series(objective, Recorded.Remaining)));
        yield return Panel(id + 4, "timeseries", "burn rate (1 spends the budget in 28d)", 4, y + 1, 12, 8, "none",
            [.. windows.Select(window => (PromText.Duration(window), $"{Series(objective, Recorded.Ratio(window))} / {PromText.Number(1 - objective.Target)}"))]);
        yield return Panel(id + 5, "timeseries", $"{objective.Indicator.Noun} a minute", 16, y + 1, 8, 8, "none",
            ("all", $"{Series(objective, Recorded.Events)} / 5"), ("bad", $"{Series(objective, Recorded.Bad)} / 5"));
    }

    private static JsonObject Panel(int id, string type, string title, int x, int y, int width, int height, string? unit = null, params (string Legend, string Query)[] queries)
    {
        var panel = new JsonObject
        {
            ["id"] = id,
            ["type"] = type,
            ["title"] = title,
            ["gridPos"] = new JsonObject { ["x"] = x, ["y"] = y, ["w"] = width, ["h"] = height },
        };
        if (unit is null)
        {
            return panel;
        }

        panel["datasource"] = new JsonObject { ["type"] = "prometheus", ["uid"] = "${datasource}" };
        panel["fieldConfig"] = new JsonObject { ["defaults"] = new JsonObject { ["unit"] = unit }, ["overrides"] = new JsonArray() };
        panel["targets"] = new JsonArray([.. queries.Index().Select(query => (JsonNode)new JsonObject
        {
            ["refId"] = ((char)('A' + query.Index)).ToString(),
            ["expr"] = query.Item.Query,
            ["legendFormat"] = query.Item.Legend,
        })]);
        return panel;
    }

    private string Series(Objective objective, string series) => Recorded.Of(series, subject, objective).ToString();
}
