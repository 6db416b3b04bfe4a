namespace Cairn.Alerting.Tests;

/// <summary>What Prometheus and Alertmanager themselves make of the artefacts.</summary>
public sealed class RuleTests
{
    public static TheoryData<int> EachObjective => [.. Enumerable.Range(0, SampleService.Each.Length)];

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public async Task Promtool_finds_no_fault_in_the_rules(int hurry)
    {
        using var written = Written(SampleService.Objectives(), hurry);

        Assert.Empty(await Tool.ComplaintsAsync("promtool", written.Folder, ["check", "rules", "--lint-fatal", .. written.Named(".rules.yaml")]));
    }

    [Theory]
    [MemberData(nameof(EachObjective))]
    public async Task The_generated_tests_of_the_rules_pass(int objective)
    {
        using var written = Written(SampleService.Only(SampleService.Each[objective]));

        Assert.Empty(await Tool.ComplaintsAsync("promtool", written.Folder, ["test", "rules", .. written.Named(".test.yaml")]));
    }

    [Fact]
    public async Task They_pass_in_a_hurry_too()
    {
        using var written = Written(SampleService.Only(alerts => alerts.Availability("builds", 0.995).Expecting(20)), hurry: 60);

        Assert.Empty(await Tool.ComplaintsAsync("promtool", written.Folder, ["test", "rules", .. written.Named(".test.yaml")]));
    }

    [Theory]
    [InlineData("> 0.0672", "> 2")]
    [InlineData("unless\n            cairn:slo_errors:ratio5m", "unless\n            cairn:slo_none:ratio5m")]
    [InlineData("/ 5 > 2.5", "/ 5 > 0")]
    [InlineData("for: 5m", "for: 1d")]
    [InlineData("team: ci-experience", "team: nobody")]
    public async Task The_generated_tests_notice_a_rule_that_was_changed(string rule, string changed)
    {
        using var written = Written(SampleService.Only(alerts => alerts.Availability("builds", 0.995, "/builds/{id}").Expecting(20)));
        var path = written.Named(".rules.yaml").Select(name => Path.Combine(written.Folder, name)).First(file => File.ReadAllText(file).Contains(rule, StringComparison.Ordinal));
        var rules = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(path, rules.Replace(rule, changed, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Contains("FAILED", await Tool.ComplaintsAsync("promtool", written.Folder, ["test", "rules", .. written.Named(".test.yaml")]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("severity=page team=ci-experience service=build-status", "ci-experience-page")]
    [InlineData("severity=ticket team=ci-experience service=build-status", "ci-experience-ticket")]
    [InlineData("severity=page team=ci-android service=build-status slo=presubmits", "ci-android-page")]
    [InlineData("severity=page team=other service=other", "ci-experience-ticket")]
    public async Task Alertmanager_routes_an_alert_to_its_team(string labels, string receiver)
    {
        using var written = Written(SampleService.Objectives());

        Assert.Empty(await Tool.ComplaintsAsync("amtool", written.Folder, "check-config", "alertmanager.yaml"));
        Assert.Empty(await Tool.ComplaintsAsync("amtool", written.Folder,
            ["config", "routes", "test", "--config.file=alertmanager.yaml", $"--verify.receivers={receiver}", .. labels.Split(' ')]));
    }

    [Fact]
    public void A_test_evaluates_the_rules_of_its_own_objective_alone()
    {
        using var written = Written(SampleService.Objectives());

        Assert.All(written.Named(".test.yaml"), name =>
        {
            var files = File.ReadLines(Path.Combine(written.Folder, name)).SkipWhile(line => line != "rule_files:").Skip(1).TakeWhile(line => line.StartsWith("  - ", StringComparison.Ordinal));
            Assert.Equal([$"  - {name.Replace(".test.", ".rules.", StringComparison.Ordinal)}"], files);
        });
    }

    private static WrittenArtefacts Written(Objectives objectives, int hurry = 1)
    {
        var options = SampleService.Options;
        options.Hurry = hurry;
        return new WrittenArtefacts(AlertArtefacts.Generate(objectives, options));
    }
}
