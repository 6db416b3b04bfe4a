using Cairn.Cli.Migrate.Score;
using Cairn.Migration.Routing;

namespace Cairn.Cli.Tests.Migrate.Score;

/// <summary>What score comes of what facts.</summary>
public sealed class ScorecardTests
{
    [Fact]
    public void The_parts_bring_one_hundred_points_and_what_is_done_has_them_all()
    {
        var card = Scorecard.Of(Facts.Done);

        Assert.Equal(100, card.Parts.Sum(part => part.Weight));
        Assert.Equal(100, card.Total);
        Assert.All(card.Parts, part => Assert.Empty(part.Raise));
    }

    [Fact]
    public void What_cannot_be_told_brings_nothing_and_says_so()
    {
        var card = Scorecard.Of(Facts.Nothing);

        Assert.Equal(0, card.Total);
        Assert.All(card.Parts, part => Assert.Null(part.Value));
        Assert.All(card.Parts, part => Assert.StartsWith("cannot be told: ", part.Says, StringComparison.Ordinal));
        Assert.All(card.Parts, part => Assert.NotEmpty(part.Raise));
    }

    [Fact]
    public void Each_part_that_cannot_be_told_takes_away_all_of_its_points()
    {
        var unknown = Facts.Done with { Bridges = null, Findings = null };

        Assert.Equal(85, Scorecard.Of(unknown).Total);
    }

    [Fact]
    public void Traffic_decides_how_much_is_migrated()
    {
        var part = Facts.Underway.Part("migrated");

        Assert.Equal(0.23, part.Value!.Value, 12);
        Assert.Equal("23 % of the requests of the running service: 1 legacy, 1 canary, 1 migrated", part.Says);
        Assert.Equal("GET /builds/{id}, 80 % of the traffic, canary 10 %: 'cairn migrate routes promote \"GET /builds/{id}\" --to migrated'.", part.Raise[0]);
        Assert.Equal("POST /builds, 5 % of the traffic, legacy: 'cairn migrate routes promote \"POST /builds\" --to shadow'.", part.Raise[1]);
    }

    [Fact]
    public void Without_traffic_every_route_counts_the_same()
    {
        var facts = Facts.Underway with { Weights = WeightSource.Equal, Routes = [.. Facts.Underway.Routes!.Select(route => route with { Traffic = 0 })] };

        var part = facts.Part("migrated");

        Assert.Equal(1.1 / 3, part.Value!.Value, 12);
        Assert.StartsWith("36.7 % of the routes, each of which counts the same: ", part.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void A_route_that_is_rolled_back_is_not_migrated()
    {
        var facts = Facts.Done with { Routes = [Facts.Route("GET /x", RouteState.Canary, 50) with { IsRolledBack = true, StateText = "canary 50 %, in force: rolled back to legacy" }] };

        var part = facts.Part("migrated");

        Assert.Equal(0, part.Value);
        Assert.Equal("GET /x, 100 % of the traffic, canary 50 %, in force: rolled back to legacy: is rolled back: mend the candidate.", Assert.Single(part.Raise));
    }

    [Fact]
    public void Parity_is_the_share_of_the_proof()
    {
        var part = Facts.Underway.Part("parity");

        // 3,000 of the answers that one difference asks for, 30 of 2,703, and nothing.
        var missing = new RouteScore(Facts.Underway.Routes![0], 0.8).Finding.Missing;
        Assert.Equal((0.8 * 3000 / (3000 + missing)) + (0.15 * 30 / 2703), part.Value!.Value, 12);
        Assert.Equal("99.97 % (99.81 to 99.99) of 3,030 compared answers are equal, at 95 %; 0 of 3 routes are proven", part.Says);
        Assert.Contains("more answers have to be compared.", part.Raise[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2703, 0, 1.0)]
    [InlineData(1000, 5, 0.0)]
    [InlineData(0, 0, null)]
    public void A_route_is_proven_by_the_gate_of_parity(int compared, int different, double? value)
    {
        var facts = Facts.Done with { HasEvidence = true, Routes = [Facts.Route("GET /x", RouteState.Shadow) with { Compared = compared, Different = different }] };

        Assert.Equal(value, facts.Part("parity").Value);
    }

    [Fact]
    public void Retired_routes_have_nobody_to_be_compared_with()
    {
        var facts = Facts.Done with { HasEvidence = true, Routes = [Facts.Route("GET /old", RouteState.Retired) with { Traffic = 9 }, Facts.Route("GET /x", RouteState.Shadow) with { Compared = 3000, Traffic = 1 }] };

        Assert.Equal(1, facts.Part("parity").Value);
        Assert.Equal(1, facts.Part("coverage").Value);
    }

    [Fact]
    public void Coverage_counts_routes_and_what_is_only_recorded_half()
    {
        var part = Facts.Underway.Part("coverage");

        Assert.Equal(2.5 / 3, part.Value!.Value, 12);
        Assert.Equal("2 of 3 routes that are not retired were compared, 1 only recorded, 0 neither", part.Says);
        Assert.Equal("POST /builds was recorded and never compared: 'cairn parity run'.", Assert.Single(part.Raise));
    }

    [Fact]
    public void Ten_findings_cost_half()
    {
        var part = Facts.Underway.Part("findings");

        Assert.Equal(0.5, part.Value);
        Assert.Equal(["CRN1503 counts 8: 'cairn lint --fix CRN1503', or by hand.", "CRN1201 counts 2: 'cairn lint --fix CRN1201', or by hand."], part.Raise);
    }

    [Fact]
    public void Bridges_that_are_overdue_weigh_most_and_today_is_in_time()
    {
        var part = Facts.Underway.Part("bridges");

        Assert.Equal(10.0 / (10 + 5 + 2 + 1), part.Value);
        Assert.Equal("3 forms of Python are kept, 1 of them overdue", part.Says);
        Assert.Equal(
            ["Floats is OVERDUE: it was to be gone by 2026-02-28.", "Dates has no date by which it goes: Date(PythonCompat.Dates, since, target).", "Utf8Text is to be gone by 2026-03-01."],
            part.Raise);
    }

    [Theory]
    [InlineData("probes", 0.5, "Missing: app.MapCairn() in a source file.")]
    [InlineData("objectives", 0.5, "Missing: AddCairnAlerting(…) in a source file.")]
    [InlineData("runbooks", 0.5, "docs/runbooks/B.md is missing.")]
    [InlineData("docs", 0.5, "Missing: README.md with something in it.")]
    [InlineData("tests", 0.0, "Missing: a test method in a project below tests.")]
    public void What_the_folder_lacks_is_named(string id, double value, string raise)
    {
        var facts = Facts.Done with { Folder = Facts.Done.Folder! with { MapsCairn = false, DeclaresObjectives = false, Alerts = ["A", "B"], HasReadme = false, Tests = 0 } };

        var part = facts.Part(id);

        Assert.Equal(value, part.Value);
        Assert.Equal(raise, Assert.Single(part.Raise));
    }

    [Fact]
    public void Runbooks_of_no_alerts_cannot_be_told()
    {
        var facts = Facts.Done with { Folder = Facts.Done.Folder! with { Alerts = [] } };

        Assert.Null(facts.Part("runbooks").Value);
    }

    [Fact]
    public void Nothing_is_rounded_up()
    {
        var almost = Facts.Done with { Routes = [Facts.Route("GET /x", RouteState.Retired) with { Traffic = 999_999 }, Facts.Route("GET /y", RouteState.Canary, 99.9) with { Traffic = 1, Compared = 3000 }], HasEvidence = true };

        Assert.Equal(99, Scorecard.Of(almost).Total);
        Assert.Equal("29.9", almost.Part("migrated").PointsText);
    }
}
