using System.Text.Json;
using System.Text.RegularExpressions;
using Cairn.Alerting.Catalogue;
using Cairn.Alerting.Rules;

namespace Cairn.Alerting.Tests;

/// <summary>Every query of every artefact: it can be parsed, and it selects only what is scraped or recorded.</summary>
public sealed partial class QueryTests
{
    private static readonly AlertArtefacts Sample = AlertArtefacts.Generate(SampleService.Objectives(), SampleService.Options);

    [Fact]
    public async Task Promtool_can_parse_every_query_of_the_dashboard_and_the_runbooks()
    {
        using var folder = new WrittenArtefacts(Sample);
        var rules = DashboardQueries().Concat(RunbookQueries()).Select((query, index) => $"  - record: 'query:{index}'\n    expr: {JsonSerializer.Serialize(query)}\n");
        await File.WriteAllTextAsync(folder.FileAt("queries.yaml"), $"groups:\n- name: dashboard\n  rules:\n{string.Concat(rules)}", TestContext.Current.CancellationToken);

        Assert.Empty(await Tool.ComplaintsAsync("promtool", folder.Root, "check", "rules", "queries.yaml"));
    }

    [Fact]
    public void Rules_dashboard_and_runbooks_select_only_what_is_scraped_or_recorded()
    {
        var queries = DashboardQueries().Concat(Sample.Files.Where(file => file.Path.EndsWith(".rules.yaml", StringComparison.Ordinal)).Select(file => file.Text)).Concat(RunbookQueries());

        Assert.Empty(queries.SelectMany(UnknownNames).Distinct());
    }

    [Theory]
    [InlineData("rate(http_server_requests_total{job=\"a\"}[5m])", "http_server_requests_total")]
    [InlineData("cairn_caching_requests_total{cairn_caching_outcome=\"miss\"}", "cairn_caching_requests_total{cairn_caching_outcome}")]
    public void A_name_that_nobody_emits_is_noticed(string query, string unknown) =>
        Assert.Equal([unknown], UnknownNames(query));

    private static IEnumerable<string> UnknownNames(string query)
    {
        var catalogue = new MetricCatalogue(scrape: null);
        foreach (var (name, labels) in Selectors().Matches(query).Select(match => (match.Groups["name"].Value, match.Groups["labels"].Value)))
        {
            if (name == "up" || Recorded.All.Contains(name))
            {
                continue;
            }

            var family = catalogue.OfSample(name);
            foreach (var unknown in family is null ? [name] : Labels().Matches(labels).Select(match => match.Groups["name"].Value)
                .Where(label => !MetricCatalogue.HasLabel(family, label)).Select(label => $"{name}{{{label}}}"))
            {
                yield return unknown;
            }
        }
    }

    private static IEnumerable<string> DashboardQueries()
    {
        using var dashboard = JsonDocument.Parse(TextOf("deploy/alerts/dashboard.json"));
        return [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .Where(panel => panel.TryGetProperty("targets", out _))
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!)];
    }

    private static IEnumerable<string> RunbookQueries() => Sample.Files
        .Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal))
        .SelectMany(file => Promql().Matches(file.Text))
        .SelectMany(block => block.Groups["queries"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static string TextOf(string path) => Sample.Files.Single(file => file.Path == path).Text;

    [GeneratedRegex("""(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)\{(?<labels>([^{}"]|"(\\.|[^"\\])*")*)\}""")]
    private static partial Regex Selectors();

    [GeneratedRegex("```promql\n(?<queries>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Promql();

    [GeneratedRegex("""(?<name>[a-zA-Z_][a-zA-Z0-9_]*)(=~|!~|!=|=)"(\\.|[^"\\])*"(,|\z)""")]
    private static partial Regex Labels();
}
