using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Analyzers.Tests.Corpus;

/// <summary>A service as it is ported from Python, brought to the golden path by one command.</summary>
public sealed partial class PortedCorpusTests(PortedCorpus corpus) : IClassFixture<PortedCorpus>
{
    /// <summary>The rules without a fix, and those whose fix needs something in scope that is not always there.</summary>
    private static readonly string[] Partial = ["CRN1201", "CRN1401", "CRN1503", "CRN1601", "CRN1701", "CRN2001", "CRN2102"];

    [Fact]
    public void Every_rule_finds_something_in_it() => Assert.Empty(AllRules.Ids.Append("CA2017").Append("CA2253").Append("CA2254").Except(corpus.Before.Keys));

    [Fact]
    public void Rules_with_a_safe_fix_find_nothing_after_the_fixes() => Assert.Empty(corpus.After.Keys.Except(Partial));

    [Fact]
    public void No_fix_fails() => Assert.DoesNotContain("Failed to apply", corpus.Format, StringComparison.Ordinal);

    [Fact]
    public void Its_own_tests_pass_before_and_after()
    {
        Assert.Contains(", Failed: 0,", corpus.TestsBefore, StringComparison.Ordinal);
        Assert.Equal(TestCount().Match(corpus.TestsBefore).Value, TestCount().Match(corpus.TestsAfter).Value);
        Assert.Contains(", Failed: 0,", corpus.TestsAfter, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_ported_code_tells_the_counts()
    {
        var rows = File.ReadLines(Path.Join(AppContext.BaseDirectory, "docs", "ported-code.md")).Select(line => Row().Match(line)).Where(row => row.Success);
        var told = rows.Select(row => (row.Groups["rule"].Value, Number(row.Groups["before"]), Number(row.Groups["after"])));

        Assert.Equal(corpus.Before.Keys.Order(StringComparer.Ordinal).Select(rule => (rule, corpus.Before[rule], corpus.After.GetValueOrDefault(rule))), told);
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| \[?(?<rule>C\w+\d+)\S* \| (?<before>\d+) \| (?<after>\d+) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"Total: \d+")]
    private static partial Regex TestCount();
}
