using Cairn.Analyzers.Baseline;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis.Text;

namespace Cairn.Analyzers.Tests.Baseline;

public sealed class BaselineSuppressorTests
{
    private const string Nap = "CRN1802\t1\tSnippet.cs\tvoidNap()=>Thread.Sleep(5);\n";
    private const string Rest = "CRN1802\t1\tSnippet.cs\tvoidRest(){Thread.Sleep(7);Thread.Sleep(7);}\n";

    private const string Source = """
        using System.Threading;

        class Sweeper
        {
            void Nap() => Thread.Sleep([|5|]);
            void Rest() { Thread.Sleep([|7|]); Thread.Sleep([|7|]); }
        }
        """;

    [Fact]
    public async Task What_the_baseline_counts_is_not_reported() =>
        Assert.Equal(Source.Replace("[|5|]", "5", StringComparison.Ordinal), await Reported("# a comment\n\n" + Nap));

    [Fact]
    public async Task A_finding_more_than_the_count_is_reported_the_last_one() =>
        Assert.Equal(Source.Replace("{ Thread.Sleep([|7|]);", "{ Thread.Sleep(7);", StringComparison.Ordinal), await Reported(Rest));

    [Fact]
    public async Task Moved_and_indented_lines_still_count()
    {
        var moved = Source.Replace("    void Nap() =>", "\n\n\tvoid Nap()  =>", StringComparison.Ordinal);

        Assert.Equal(moved.Replace("[|5|]", "5", StringComparison.Ordinal), await Reported(Nap, moved));
    }

    [Theory]
    [InlineData("CRN1801\t1\tSnippet.cs\tvoidNap()=>Thread.Sleep(5);\n")]
    [InlineData("CRN1802\t1\tOther.cs\tvoidNap()=>Thread.Sleep(5);\n")]
    [InlineData("CRN1802\t1\tSnippet.cs\tvoidNap()=>Thread.Sleep(50);\n")]
    [InlineData("CRN1802\t0\tSnippet.cs\tvoidNap()=>Thread.Sleep(5);\n")]
    [InlineData("<<<<<<< HEAD\n")]
    public async Task Another_rule_path_or_text_hides_nothing(string baseline) => Assert.Equal(Source, await Reported(baseline));

    [Fact]
    public async Task Of_two_lines_with_one_key_the_smaller_count_holds() =>
        Assert.Equal(await Reported(Rest), await Reported(Rest + Rest.Replace("\t1\t", "\t2\t", StringComparison.Ordinal)));

    [Fact]
    public async Task Paths_count_from_the_folder_of_the_baseline() =>
        Assert.Equal(await Reported(Nap), await Reported(Nap.Replace("Snippet.cs", "snippet/Snippet.cs", StringComparison.Ordinal), path: "/cairn.baseline"));

    [Fact]
    public async Task A_baseline_that_the_file_is_not_below_hides_nothing() => Assert.Equal(Source, await Reported(Nap, path: "/elsewhere/cairn.baseline"));

    [Fact]
    public async Task Another_additional_file_hides_nothing() => Assert.Equal(Source, await Reported(Nap, path: "/snippet/notes.txt"));

    [Fact]
    public async Task For_cairn_lint_everything_is_known() => Assert.Equal(Snippet.Unmark(Source), await Reported("", path: "/lint/cairn.lint"));

    [Fact]
    public void The_baseline_holds_exactly_the_rules_that_a_level_raises()
    {
        var raised = File.ReadLines(Path.Join(AppContext.BaseDirectory, "package", "levels", "enforce.globalconfig"))
            .Where(line => line.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)).Select(line => line.Split('.')[1]);

        Assert.Equal(raised.Order(), BaselinedRules.Ids.Order());
        Assert.Equal(BaselinedRules.Ids.Order(), new BaselineSuppressor().SupportedSuppressions.Select(suppression => suppression.SuppressedDiagnosticId).Order());
    }

    private static async Task<string> Reported(string baseline, string source = Source, string path = "/snippet/cairn.baseline")
    {
        var project = Snippet.Open(Snippet.Unmark(source)).Project.AddAdditionalDocument(Path.GetFileName(path), SourceText.From(baseline), filePath: path).Project;
        var found = await project.Findings(new DurationWithoutUnitAnalyzer(), new BaselineSuppressor());
        return Snippet.Mark(Snippet.Unmark(source), found.Select(finding => finding.Location.SourceSpan));
    }
}
