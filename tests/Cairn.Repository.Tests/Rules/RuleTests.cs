using System.Reflection;

namespace Cairn.Repository.Tests;

public sealed class RuleTests
{
    private static readonly AnalyzerRule Sample =
        new("CRN9999", "Cairn.Time", "Clock", "https://example.org/docs/reference/rules/CRN9999.md", "ClockAnalyzer", ["ClockFix"]);

    private static readonly RepositoryFile[] Complete =
    [
        new("docs/reference/rules/CRN9999.md", "# CRN9999"),
        new("analyzers/Cairn.Analyzers/AnalyzerReleases.Unshipped.md", "CRN9999 | Time | Warning | Clock"),
        new("tests/Cairn.Analyzers.Tests/ClockAnalyzerTests.cs", "Verify.Diagnostic<ClockAnalyzer>(source); Verify.Fix<ClockAnalyzer, ClockFix>(before, after);"),
    ];

    private static readonly IReadOnlyList<AnalyzerRule> All =
        AnalyzerRule.In(Assembly.Load("Cairn.Analyzers"), Assembly.Load("Cairn.Analyzers.CodeFixes"));

    private static IReadOnlyList<RepositoryFile> Files =>
        [.. Repository.Files(".md", "docs/reference/rules/", "analyzers/"), .. Repository.Files(".cs", "tests/Cairn.Analyzers.Tests/")];

    [Fact]
    public void Every_rule_is_documented_released_and_tested() =>
        Verdict.Holds(All.SelectMany(rule => RuleChecks.Violations(rule, Files)).Concat(RuleChecks.Orphans(All, Files)));

    [Fact]
    public void The_index_tells_every_rule_as_its_descriptor_does()
    {
        var page = Repository.File(RuleIndex.Page).Text;
        var written = RuleIndex.Written(page, All);
        Approval.WriteIfAsked(RuleIndex.Page, written);

        Assert.Equal(written, page);
    }

    [Fact]
    public void An_index_with_another_title_or_a_row_too_many_is_written_anew() => Assert.Equal(
        "# Rules\n| [CRN9999](CRN9999.md) | Cairn.Time | Clock | asks the clock |\nEnd",
        RuleIndex.Written("# Rules\n| [CRN9998](CRN9998.md) | Cairn.Time | Gone | none |\n| [CRN9999](CRN9999.md) | Time | Old | asks the clock |\nEnd", [Sample]));

    [Fact]
    public void A_rule_with_everything_does_not_bite()
    {
        Assert.Empty(RuleChecks.Violations(Sample, Complete));
        Assert.Empty(RuleChecks.Orphans([Sample], Complete));
    }

    [Fact]
    public void A_rule_with_nothing_bites_for_each_thing_it_lacks()
    {
        Assert.Collection(
            RuleChecks.Violations(Sample with { HelpLink = "https://example.org" }, []),
            page => Assert.StartsWith("CRN9999 has no page.", page, StringComparison.Ordinal),
            link => Assert.StartsWith("CRN9999 has the help link 'https://example.org'.", link, StringComparison.Ordinal),
            release => Assert.StartsWith("CRN9999 is in no AnalyzerReleases file.", release, StringComparison.Ordinal),
            test => Assert.Contains("no test verifies ClockAnalyzer.", test, StringComparison.Ordinal),
            fix => Assert.Contains("no test verifies ClockFix.", fix, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_or_release_line_without_a_rule_bites() =>
        Assert.Equal(2, RuleChecks.Orphans([], Complete).Count());
}
