using Cairn.Cli;

namespace Cairn.Lint.Tests;

/// <summary>A repository with warnings as errors and 5,001 findings, one of them in a library for two frameworks.</summary>
public sealed class FiveThousandFindingsTests(RollOut story) : IClassFixture<RollOut>
{
    private const int Findings = (RollOut.Files * RollOut.FindingsEach) + 1;

    [Fact]
    public void What_does_not_compile_gets_no_baseline()
    {
        Assert.Equal(ExitCode.CannotTell, story.Broken.ExitCode);
        Assert.Contains("Violation.cs(1,", story.Broken.Output, StringComparison.Ordinal);
        Assert.Contains("'Legacy.slnx' does not build, so its findings cannot be counted.", story.Broken.Output, StringComparison.Ordinal);
        Assert.False(story.BrokenWroteBaseline);
    }

    [Fact]
    public void The_baseline_counts_every_finding_once_for_all_frameworks()
    {
        Assert.Equal(ExitCode.Holds, story.Written.ExitCode);
        Assert.Contains("cairn.baseline counts 5,001 findings, 0 before.", story.Written.Output, StringComparison.Ordinal);
        Assert.Equal(Findings, story.FirstBaseline.Skip(1).Sum(line => int.Parse(line.Split('\t')[1], provider: null)));
        Assert.Contains("CRN1801\t1\tsrc/Clocks/Clock.cs\tpublicstaticDateTimeNow=>DateTime.UtcNow;", story.FirstBaseline);
    }

    [Fact]
    public void With_the_baseline_the_build_is_clean()
    {
        Assert.Equal(0, story.Clean.ExitCode);
        Assert.DoesNotContain(story.Clean.Lines, line => line.Contains("CRN", StringComparison.Ordinal) || line.Contains("warning ", StringComparison.Ordinal));
    }

    [Fact]
    public void One_new_violation_fails_the_build_and_is_the_only_one_named()
    {
        var error = Assert.Single(story.WithViolation.Lines.Where(line => line.Contains("error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct());

        Assert.NotEqual(0, story.WithViolation.ExitCode);
        Assert.Contains("Violation.cs(3,", error, StringComparison.Ordinal);
        Assert.Contains("CRN1802", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_renamed_files_take_their_findings_along_and_the_violation_stays_new()
    {
        Assert.Equal(ExitCode.DoesNotHold, story.Followed.ExitCode);
        Assert.Contains("cairn.baseline counts 5,001 findings, 5,001 before.", story.Followed.Output, StringComparison.Ordinal);
        Assert.Contains("src/App/Violation.cs(3,", Assert.Single(story.Followed.Output.Split('\n'), line => line.Contains(": CRN", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(RollOut.Renamed * RollOut.FindingsEach, story.LastBaseline.Count(line => line.Contains("src/App/Moved/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_check_holds_when_the_violation_is_mended()
    {
        Assert.True(story.Checked.ExitCode == ExitCode.Holds, story.Checked.Output);
        Assert.Contains("It holds: nothing new, nothing stale, no total above that of the merge base.", story.Checked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_check_fails_when_entries_count_what_is_gone()
    {
        Assert.Equal(ExitCode.DoesNotHold, story.Stale.ExitCode);
        Assert.Contains("CRN1802 in src/App/Steps/Step100.cs (1 counted, 0 found): publicstaticvoidWait1()=>Thread.Sleep(1);", story.Stale.Output, StringComparison.Ordinal);
        Assert.Contains("Run 'cairn lint --update' and commit.", story.Stale.Output, StringComparison.Ordinal);
    }
}
