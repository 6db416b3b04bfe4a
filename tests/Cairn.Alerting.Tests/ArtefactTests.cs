namespace Cairn.Alerting.Tests;

public sealed class ArtefactTests
{
    private const string Rules = "deploy/alerts/objective-builds.rules.yaml";
    private const string Page = "docs/runbooks/BuildsBudgetBurnsFast.md";

    private static AlertArtefacts Sample => AlertArtefacts.Generate(SampleService.Objectives(), SampleService.Options);

    [Fact]
    public void The_same_objectives_make_the_same_text() =>
        Assert.Equal(Sample.Files, Sample.Files);

    [Fact]
    public void What_was_written_is_up_to_date()
    {
        using var written = new WrittenArtefacts(Sample);

        Assert.Empty(Sample.StaleIn(written.Root));
        Assert.Empty(Sample.WriteTo(written.Root));
    }

    [Fact]
    public void Stale_missing_and_left_over_files_are_told_apart()
    {
        using var written = new WrittenArtefacts(Sample);
        File.AppendAllText(written.FileAt(Rules), "# by hand\n");
        File.Copy(written.FileAt(Rules), written.FileAt("deploy/alerts/objective-old.rules.yaml"));
        File.Delete(written.FileAt("deploy/alerts/dashboard.json"));
        File.Copy(written.FileAt(Page), written.FileAt("docs/runbooks/OldBudgetBurnsFast.md"));

        Assert.Equal(
        [
            "'deploy/alerts/dashboard.json' is missing. Run 'cairn alerts generate' and commit what it writes.",
            "'deploy/alerts/objective-builds.rules.yaml' is stale. Run 'cairn alerts generate' and commit what it writes.",
            "'deploy/alerts/objective-old.rules.yaml' is of an objective that is no more, and may still be loaded. Remove it.",
            "'docs/runbooks/OldBudgetBurnsFast.md' is the runbook of an alert that is no more. Remove it, and keep what is worth keeping elsewhere.",
        ], Sample.StaleIn(written.Root));
    }

    [Fact]
    public void Files_with_the_line_ends_of_windows_are_not_stale()
    {
        using var written = new WrittenArtefacts(Sample);
        foreach (var path in Sample.Files.Select(file => written.FileAt(file.Path)))
        {
            File.WriteAllText(path, File.ReadAllText(path).ReplaceLineEndings("\r\n"));
        }

        Assert.Empty(Sample.StaleIn(written.Root));
    }

    [Fact]
    public void What_people_write_in_a_runbook_stays_when_an_objective_changes()
    {
        using var written = new WrittenArtefacts(Sample);
        var page = written.FileAt(Page);
        File.WriteAllText(page, File.ReadAllText(page).Replace("## Mitigation", "Ask the store's owners, channel #store.\n\n## Mitigation", StringComparison.Ordinal));
        var stricter = AlertArtefacts.Generate(SampleService.Only(alerts => alerts.Availability("builds", 0.999).Expecting(20)), SampleService.Options);

        stricter.WriteTo(written.Root);

        var text = File.ReadAllText(page);
        Assert.Contains("Ask the store's owners, channel #store.", text, StringComparison.Ordinal);
        Assert.Contains("99.9 % of the requests", text, StringComparison.Ordinal);
        Assert.DoesNotContain("99.5 %", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generated_part_that_was_removed_stays_away()
    {
        using var written = new WrittenArtefacts(Sample);
        File.WriteAllText(written.FileAt(Page), "# Ours\n\nCall Kim.\n");

        Assert.Empty(Sample.StaleIn(written.Root));
    }

    [Fact]
    public void Every_alert_has_a_runbook_unless_it_names_its_own()
    {
        var files = AlertArtefacts.Generate(SampleService.Only(alerts =>
        {
            alerts.Availability("builds", 0.99);
            alerts.CacheHits("hits", 0.8).WithRunbook("https://wiki.example.com/cache");
        }), SampleService.Options).Files;

        var rules = string.Concat(files.Where(file => file.Path.EndsWith(".rules.yaml", StringComparison.Ordinal)).Select(file => file.Text));
        Assert.Equal(4, files.Count(file => file.Path.EndsWith(".md", StringComparison.Ordinal)));
        Assert.All(files.Where(file => file.Path.StartsWith("docs/runbooks/", StringComparison.Ordinal)),
            file => Assert.Contains($"{SampleService.Options.RunbookUrl}/{Path.GetFileName(file.Path)}", rules, StringComparison.Ordinal));
        Assert.Contains("https://wiki.example.com/cache", rules, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_for_the_operator_holds_the_rules_of_all_files()
    {
        var options = SampleService.Options;
        options.Format = RuleFormat.PrometheusRule;
        var files = AlertArtefacts.Generate(SampleService.Objectives(), options).Files;

        var spec = files.Single(file => file.Path == "deploy/alerts/prometheus-rule.yaml").Text.Split('\n').SkipWhile(line => line != "  groups:").Skip(1).Where(line => line.Length > 0);
        var rules = SampleService.Objectives().All.Select(objective => $"objective-{objective.Name}").Prepend("service")
            .Select(name => files.Single(file => file.Path == $"deploy/alerts/{name}.rules.yaml").Text.Split('\n').SkipWhile(line => line != "groups:").Skip(1))
            .SelectMany(lines => lines.Where(line => line.Length > 0).Select(line => "  " + line));
        Assert.Equal(rules, spec);
    }
}
