namespace Cairn.Alerting.Tests;

/// <summary>What Prometheus itself makes of the rules.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public async Task Promtool_finds_no_fault_in_the_rules(int hurry)
    {
        var options = SampleService.Options;
        options.Hurry = hurry;
        using var written = new WrittenArtefacts(AlertArtefacts.Generate(SampleService.Objectives(), options));

        Assert.Empty(await Tool.ComplaintsAsync("promtool", written.Folder, "check", "rules", "--lint-fatal", "rules.yaml"));
    }
}
