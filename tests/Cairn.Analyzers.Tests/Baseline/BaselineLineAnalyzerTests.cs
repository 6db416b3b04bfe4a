using System.Globalization;
using Cairn.Analyzers.Baseline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Cairn.Analyzers.Tests.Baseline;

public sealed class BaselineLineAnalyzerTests
{
    private const string Good = "CRN1802\t1\tSweeper.cs\tThread.Sleep(5);";

    [Theory]
    [InlineData("<<<<<<< HEAD", "has 1 of the 4 fields rule, count, path and text")]
    [InlineData("CRN1802\t1\tSweeper.cs", "has 3 of the 4 fields rule, count, path and text")]
    [InlineData("CRN1802\tone\tSweeper.cs\tThread.Sleep(5);", "has 'one' for a count")]
    [InlineData("CRN1802\t0\tSweeper.cs\tThread.Sleep(5);", "has '0' for a count")]
    [InlineData("CRN1802\t1\tSweeper.cs\t", "has an empty field")]
    public async Task A_line_that_cannot_be_read_is_an_error_with_its_number(string line, string flaw)
    {
        var error = Assert.Single(await Errors($"# heading\n{Good}\n{line}\n"));

        Assert.Equal(DiagnosticSeverity.Error, error.DefaultSeverity);
        Assert.Equal(2, error.Location.GetLineSpan().StartLinePosition.Line); // counted from 0
        Assert.Equal(
            $"Line 3 of 'cairn.baseline' {flaw}. Restore the line; 'cairn lint --update' settles a merge conflict.",
            error.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Entries_comments_and_empty_lines_can_be_read() => Assert.Empty(await Errors($"# heading\r\n\r\n{Good}\r\n"));

    [Fact]
    public async Task No_other_file_is_looked_at() => Assert.Empty(await Errors("<<<<<<< HEAD", "notes.txt"));

    [Fact]
    public Task It_has_nothing_to_say_about_source() => Verify.Diagnostic<BaselineLineAnalyzer>("class Sweeper;");

    private static async Task<IReadOnlyList<Diagnostic>> Errors(string baseline, string name = "cairn.baseline")
    {
        var project = Snippet.Open("class Sweeper;").Project.AddAdditionalDocument(name, SourceText.From(baseline), filePath: $"/snippet/{name}").Project;
        return await project.Findings(new BaselineLineAnalyzer());
    }
}
