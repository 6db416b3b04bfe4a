using Cairn.Cli.Lint;

namespace Cairn.Cli.Tests.Lint;

public sealed class BaselineTests
{
    private const string Entry = "CRN1802\t2\tsrc/A.cs\tThread.Sleep(5);";

    [Fact]
    public void What_is_written_is_read_again()
    {
        var baseline = Baseline.Parse([Entry, "CRN1801\t1\tsrc/B.cs\t_=DateTime.UtcNow;", "# a comment", ""], "cairn.baseline");

        var again = Baseline.Parse(baseline.ToText().Split('\n'), "cairn.baseline");

        Assert.Equal(baseline.Counts.OrderBy(entry => entry.Key.Path), again.Counts.OrderBy(entry => entry.Key.Path));
        Assert.Equal(new Dictionary<string, int> { ["CRN1801"] = 1, ["CRN1802"] = 2 }, again.Totals);
    }

    [Fact]
    public void Lines_stand_in_the_order_of_rule_path_and_text_whatever_they_count()
    {
        var lines = Found.Known((Found.Key("b.cs"), 1), (Found.Key("a.cs", "z"), 10), (Found.Key("a.cs", "y"), 9), (Found.Key("c.cs", rule: "CRN1801"), 3)).ToText();

        Assert.Equal(["CRN1801\t3\tc.cs", "CRN1802\t9\ta.cs", "CRN1802\t10\ta.cs", "CRN1802\t1\tb.cs"], lines.Split('\n')[1..^1].Select(line => line[..line.LastIndexOf('\t')]));
    }

    [Fact]
    public void Every_line_that_cannot_be_read_is_named_by_number()
    {
        var failure = Assert.Throws<CommandFailedException>(() => Baseline.Parse(["# heading", "<<<<<<< HEAD", Entry, "CRN1802\t-1\ta.cs\tx"], "cairn.baseline"));

        Assert.Equal(ExitCode.DoesNotHold, failure.ExitCode);
        Assert.Equal(
            [
                "Line 2 of 'cairn.baseline' has 1 of the 4 fields rule, count, path and text. Restore the line; 'cairn lint --update' settles a merge conflict.",
                "Line 4 of 'cairn.baseline' has '-1' for a count. Restore the line; 'cairn lint --update' settles a merge conflict.",
            ],
            failure.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void Of_two_lines_with_one_key_the_smaller_count_holds() =>
        Assert.Equal(1, Baseline.Parse([Entry, Entry.Replace("\t2\t", "\t1\t", StringComparison.Ordinal)], "cairn.baseline").Total);

    [Fact]
    public void The_nearest_file_upwards_is_the_one_that_counts()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cairn.baseline", Entry + "\r\n");
        folder.Write(Path.Combine("src", "App", "App.csproj"), "");

        var target = LintTarget.Find(folder.In("src", "App"));

        Assert.Equal(folder.Path, target.Baseline.Folder);
        Assert.Equal("src/App/", target.Scope);
        Assert.Equal(2, target.Baseline.Read().Total);
    }

    [Theory]
    [InlineData(new string[0], "holds no solution and no project")]
    [InlineData(new[] { "A.csproj", "B.csproj" }, "holds A.csproj and B.csproj")]
    public void A_folder_that_does_not_say_what_to_build_is_a_usage_mistake(string[] files, string complaint)
    {
        using var folder = new TemporaryFolder();
        Array.ForEach(files, file => folder.Write(file, ""));

        var failure = Assert.Throws<CommandFailedException>(() => LintTarget.Find(folder.Path));

        Assert.Equal(ExitCode.Usage, failure.ExitCode);
        Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("Name it with --project.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md", "is no solution and no project.")]
    [InlineData("App.slnx", "does not exist.")]
    public void What_cannot_be_built_is_a_usage_mistake(string named, string complaint)
    {
        using var folder = new TemporaryFolder();
        folder.Write("README.md", "");

        var failure = Assert.Throws<CommandFailedException>(() => LintTarget.Find(folder.In(named)));

        Assert.Equal(ExitCode.Usage, failure.ExitCode);
        Assert.Equal($"'{folder.In(named)}' {complaint} `cairn lint` builds one solution or project. Name it with --project.", failure.Message);
    }
}
