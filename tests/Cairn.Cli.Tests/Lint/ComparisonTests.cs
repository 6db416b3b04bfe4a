using Cairn.Cli.Lint;

namespace Cairn.Cli.Tests.Lint;

public sealed class ComparisonTests
{
    [Fact]
    public void What_no_entry_counts_is_new_and_of_several_the_last()
    {
        var comparison = new Comparison(Found.Known((Found.Key("a.cs"), 1)), [Found.At("a.cs", 3), Found.At("a.cs", 9), Found.At("b.cs", 1)], "");

        Assert.Equal([("a.cs", 9), ("b.cs", 1)], comparison.New.Select(finding => (finding.Key.Path, finding.Line)));
        Assert.Empty(comparison.Stale);
    }

    [Fact]
    public void An_entry_that_counts_more_than_there_is_is_stale_and_shrinks()
    {
        var comparison = new Comparison(Found.Known((Found.Key("a.cs"), 2), (Found.Key("b.cs"), 1)), [Found.At("a.cs", 3), Found.At("c.cs", 1)], "");

        Assert.Equal(["a.cs", "b.cs"], comparison.Stale.Select(key => key.Path));
        Assert.Equal([(Found.Key("a.cs"), 1)], comparison.Shrunk.Counts.Select(entry => (entry.Key, entry.Value)));
    }

    [Fact]
    public void What_lies_outside_the_build_stays_as_it_is()
    {
        var comparison = new Comparison(Found.Known((Found.Key("src/A/a.cs"), 1), (Found.Key("src/B/b.cs"), 1)), [], "src/A/");

        Assert.Equal("src/A/a.cs", Assert.Single(comparison.Stale).Path);
        Assert.Equal("src/B/b.cs", Assert.Single(comparison.Shrunk.Counts).Key.Path);
    }

    [Fact]
    public void A_rule_can_be_added_without_touching_the_others()
    {
        var comparison = new Comparison(Found.Known((Found.Key("a.cs"), 1)), [Found.At("b.cs", 1), Found.At("c.cs", 1, rule: "CRN1801")], "");

        Assert.Equal(["a.cs", "c.cs"], comparison.With("CRN1801").Counts.Keys.Select(key => key.Path).Order());
    }

    [Fact]
    public void A_line_that_a_fix_changed_keeps_its_other_finding()
    {
        var known = Found.Known((Found.Key("a.cs", "Sleep(5,UtcNow);"), 1), (Found.Key("b.cs", "x"), 1));
        var comparison = new Comparison(known, [Found.At("a.cs", 3, "Sleep(5,clock);"), Found.At("b.cs", 1, "y"), Found.At("b.cs", 2, "z")], "");

        var reworded = comparison.Reworded();

        Assert.Equal([Found.Key("a.cs", "Sleep(5,clock);")], reworded.Counts.Keys);
    }

    [Fact]
    public void Renamed_files_take_their_entries_along_and_new_findings_gain_nothing()
    {
        var known = Found.Known((Found.Key("old/a.cs"), 2), (Found.Key("old/b.cs"), 1), (Found.Key("kept.cs"), 1));
        var comparison = new Comparison(known, [Found.At("new/a.cs", 1), Found.At("new/a.cs", 2), Found.At("new/a.cs", 3), Found.At("new/a.cs", 4), Found.At("other.cs", 1, "x")], "");

        var followed = Renames.Follow(comparison, path => path == "kept.cs");

        Assert.Equal([("kept.cs", 1), ("new/a.cs", 3)], followed.Counts.Select(entry => (entry.Key.Path, entry.Value)).Order());
    }

    [Fact]
    public void A_moved_file_is_told_by_its_name_from_another_with_the_same_line()
    {
        var comparison = new Comparison(Found.Known((Found.Key("old/a.cs"), 1), (Found.Key("old/b.cs"), 2)), [Found.At("new/b.cs", 1), Found.At("new/b.cs", 2)], "");

        Assert.Equal([("new/b.cs", 2), ("old/a.cs", 1)], Renames.Follow(comparison, _ => false).Counts.Select(entry => (entry.Key.Path, entry.Value)).Order());
    }
}
