using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests;

public sealed class RuleTests
{
    [Fact]
    public void Every_identifier_belongs_to_one_rule()
    {
        var declared = typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!);

        Assert.Equal(declared.Order(), AllRules.Ids);
    }

    [Fact]
    public void Every_rule_is_a_warning_at_most_and_links_to_its_page()
    {
        Assert.All(AllRules.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics), rule =>
        {
            Assert.InRange(rule.DefaultSeverity, DiagnosticSeverity.Info, DiagnosticSeverity.Warning);
            Assert.Equal($"https://github.com/cairn-ci/cairn/blob/main/docs/reference/rules/{rule.Id}.md", rule.HelpLinkUri);
            Assert.True(rule.IsEnabledByDefault);
        });
    }

    [Fact]
    public void Every_rule_has_a_line_in_the_release_notes_of_the_analyzers()
    {
        var lines = Directory.EnumerateFiles(Path.Join(AppContext.BaseDirectory, "releases"), "*.md").SelectMany(File.ReadLines).ToList();

        Assert.All(AllRules.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics), rule =>
            Assert.Contains($"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}", lines));
    }
}
