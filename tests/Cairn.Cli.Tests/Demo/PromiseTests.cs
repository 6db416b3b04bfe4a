using Cairn.Cli.Demo;
using Cairn.Cli.Demo.Promises;

namespace Cairn.Cli.Tests.Demo;

public sealed class PromiseTests
{
    public static TheoryData<string, string> Breaches => [.. BrokenPromises.All.Select(breach => (breach.Promise.Name, breach.How))];

    [Fact]
    public void Every_promise_of_a_good_run_is_observed_with_evidence()
    {
        foreach (var promise in PromiseList.All)
        {
            var finding = DemoVerb.Observe(promise, KeptPromises.Run);

            Assert.True(finding.Holds, $"{finding.Promise}: {string.Join("; ", finding.Observations.Where(seen => !seen.Holds))}");
            Assert.All(finding.Observations, seen => Assert.NotEmpty(seen.Seen));
        }
    }

    [Theory]
    [MemberData(nameof(Breaches))]
    public void A_broken_promise_is_missing(string promise, string how)
    {
        var breach = BrokenPromises.All.Single(candidate => candidate.Promise.Name == promise && candidate.How == how);

        var finding = DemoVerb.Observe(PromiseList.All.Single(candidate => candidate.GetType() == breach.Promise), breach.Break(KeptPromises.Run));

        Assert.False(finding.Holds);
        Assert.Contains(finding.Observations, seen => !seen.Holds);
    }

    [Fact]
    public void Without_promtool_the_report_says_so_and_nothing_fails()
    {
        var run = KeptPromises.Run;

        var finding = DemoVerb.Observe(PromiseList.All.OfType<AlertsAreProven>().Single(), run with { Alerts = run.Alerts with { Verdict = null } });

        Assert.True(finding.Holds);
        Assert.Contains(finding.Observations, seen => seen.Seen.StartsWith("promtool is not installed", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_Flask_the_report_says_so_and_nothing_fails()
    {
        var finding = DemoVerb.Observe(PromiseList.All.OfType<LegacyIsMovedRouteByRoute>().Single(), KeptPromises.Run with { Moved = null });

        Assert.True(finding.Holds);
        Assert.StartsWith("python3 with Flask is not installed", Assert.Single(finding.Observations).Seen, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_promise_can_be_broken()
    {
        var unbreakable = PromiseList.All.Select(promise => promise.GetType()).Except(BrokenPromises.All.Select(breach => breach.Promise));

        Assert.Empty(unbreakable);
    }

    [Fact]
    public void A_promise_about_which_nothing_was_observed_does_not_hold()
    {
        Assert.False(new Finding("Something").Holds);
    }
}
