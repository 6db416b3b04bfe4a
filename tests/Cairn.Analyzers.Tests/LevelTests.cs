using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests;

public sealed class LevelTests
{
    [Theory]
    [InlineData("observe", ReportDiagnostic.Info)]
    [InlineData("adopt", ReportDiagnostic.Warn)]
    [InlineData("enforce", ReportDiagnostic.Error)]
    public void A_level_gives_every_rule_its_severity(string level, ReportDiagnostic severity)
    {
        var severities = Severities(Level(level));

        Assert.All(AllRules.Ids, id => Assert.Equal(severity, severities[id]));
    }

    [Fact]
    public void Observing_touches_no_rule_of_others() => Assert.Equal(
        AllRules.Ids, Severities(Level("observe")).Keys.Order(), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Enforcing_raises_all_that_adopting_raises()
    {
        var adopt = Severities(Level("adopt"));
        var enforce = Severities(Level("enforce"));

        Assert.Equal(adopt.Keys.Order(), enforce.Keys.Order());
        Assert.All(adopt, rule => Assert.True(enforce[rule.Key] is ReportDiagnostic.Error || enforce[rule.Key] == rule.Value));
    }

    [Fact]
    public void A_repositorys_own_setting_wins()
    {
        var own = AnalyzerConfig.Parse("is_global = true\ndotnet_diagnostic.CRN1801.severity = none", "/repository/.globalconfig");

        var severities = Severities(Level("enforce"), own);

        Assert.Equal(ReportDiagnostic.Suppress, severities[RuleIds.ReadTimeFromTimeProvider]);
        Assert.Equal(ReportDiagnostic.Error, severities[RuleIds.DurationWithoutUnit]);
    }

    private static AnalyzerConfig Level(string name)
    {
        var path = Path.Join(AppContext.BaseDirectory, "package", "levels", $"{name}.globalconfig");
        return AnalyzerConfig.Parse(File.ReadAllText(path), path);
    }

    private static ImmutableDictionary<string, ReportDiagnostic> Severities(params AnalyzerConfig[] configs)
    {
        var set = AnalyzerConfigSet.Create(configs, out var diagnostics);
        Assert.Empty(diagnostics);
        return set.GlobalConfigOptions.TreeOptions;
    }
}
