using Microsoft.Extensions.Logging.Abstractions;

namespace BuildStatus.Tests;

public sealed class AnalysisTests
{
    [Fact]
    public void JUnit_is_read()
    {
        var tests = JUnitReport.Parse("""<testsuite><testcase classname="A" name="b" time="1.5"/><testcase name="c"><failure message=" no "/></testcase></testsuite>""");

        Assert.Equal(new TestResult("A.b", true, TimeSpan.FromSeconds(1.5)), tests[0]);
        Assert.Equal(new TestResult("c", false, TimeSpan.Zero, "no"), tests[1]);
    }

    [Fact]
    public void A_test_with_both_outcomes_at_one_commit_is_flaky()
    {
        var store = Sample.Store(Sample.Report("1", "passed", commit: "c"), Sample.Report("2", "failed", commit: "c"), Sample.Report("3", "failed"));
        store.Attach("1", Sample.Tests("A", passed: true));
        store.Attach("2", Sample.Tests("A", passed: false));
        var flaky = new FlakyTests(store, NullLogger<FlakyTests>.Instance);

        Assert.Equal(["A"], flaky.Find("main"));
        Assert.Equal(1, flaky.Score("main", "A"));
    }

    [Fact]
    public void A_branch_has_a_light()
    {
        var health = new BranchHealth(Sample.Store(Sample.Report("1", "failed"), Sample.Report("2", "failed")), NullLogger<BranchHealth>.Instance);

        Assert.Equal("main: red (0 %), broken for 2 builds", health.Describe("main"));
        Assert.Equal("green", health.Light("other"));
    }

    [Fact]
    public void The_report_has_a_row_for_each_branch()
    {
        var store = Sample.Store(Sample.Report("1", "passed", took: "1m"), Sample.Report("2", "failed", "dev"));
        var health = new BranchHealth(store, NullLogger<BranchHealth>.Instance);

        var report = new ReportWriter(store, health, NullLogger<ReportWriter>.Instance).Write();

        Assert.Contains("main                     green         1m +", report);
        Assert.Contains("dev                      red            - -", report);
        Assert.Contains("2 builds, 1 failed", report);
    }

    [Fact]
    public void A_break_is_found_between_two_commits()
    {
        var store = Sample.Store(Sample.Report("1", "passed", commit: "a"), Sample.Report("2", "failed", commit: "b"), Sample.Report("3", "failed", commit: "c"));
        var range = new CommitRange(store, NullLogger<CommitRange>.Instance);

        Assert.Equal(("a", "b"), range.Find("main"));
        Assert.Equal("b", range.Middle(["a", "b", "c"]));
        Assert.Equal(3, range.StepsLeft(8));
    }

    [Fact]
    public void Durations_are_summed_up()
    {
        var timeline = new Timeline(Sample.Store(Sample.Report("1", "passed", took: "1m"), Sample.Report("2", "passed", took: "3m")), NullLogger<Timeline>.Instance);

        Assert.Equal(TimeSpan.FromMinutes(3), timeline.Longest("main"));
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3)), timeline.Percentiles("main"));
        Assert.Equal(2, timeline.PerHour("main").Values.Sum());
        Assert.Equal("03 ##########\n07 ####################", Timeline.Bars(new Dictionary<int, int> { [3] = 1, [7] = 2 }));
        Assert.Equal("", Timeline.Bars(new Dictionary<int, int>()));
    }
}
