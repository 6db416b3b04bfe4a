namespace Cairn.Parity.Tests;

public sealed class GateTests
{
    [Theory]
    [InlineData(0, 0, 1.0)]
    [InlineData(0, 10, 0.2129)]
    [InlineData(0, 3000, 0.0009)]
    [InlineData(5, 100, 0.0992)]
    [InlineData(10, 10, 1.0)]
    public void The_bound_is_the_upper_end_of_wilsons_interval(int different, int compared, double bound) =>
        Assert.Equal(bound, WilsonBound.Upper(different, compared, 0.95), 4);

    [Theory]
    [InlineData(0, 0.001, 2703)]
    [InlineData(0, 0.1, 25)]
    public void So_many_samples_are_needed_and_one_less_is_too_few(int different, double most, int samples)
    {
        Assert.Equal(samples, WilsonBound.SamplesFor(different, most, 0.95));
        Assert.True(WilsonBound.Upper(different, samples - 1, 0.95) > most);
    }

    [Fact]
    public void A_route_passes_fails_or_needs_so_many_more()
    {
        var findings = new ParityGate(0.1).Judge([Report(("GET /few", 10, 0), ("GET /good", 30, 0)), Report(("GET /bad", 40, 10))]);

        Assert.Equal(
            [
                "GET /bad: 10 of 50 differ, at most 30.733 % do. That is too often: mend the differences, or accept them.",
                "GET /few: 0 of 10 differ, at most 21.294 % do. 15 more answers have to be compared.",
                "GET /good: 0 of 30 differ, at most 8.272 % do. It passes.",
            ],
            findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void Runs_are_added_up()
    {
        var finding = Assert.Single(new ParityGate(0.1).Judge([Report(("GET /a", 13, 0)), Report(("GET /a", 12, 0))]));

        Assert.Equal((25, true), (finding.Compared, finding.Passes));
    }

    [Fact]
    public void A_required_number_of_samples_is_required()
    {
        var finding = Assert.Single(new ParityGate(0.1, FewestSamples: 100).Judge([Report(("GET /a", 30, 0))]));

        Assert.Equal((70, null), (finding.Missing, finding.Passes));
    }

    private static ParityReport Report(params (string Route, int Equal, int Different)[] routes) => new()
    {
        Service = "builds",
        At = Exchanges.At,
        Routes = [.. routes.Select(route => new ParityRouteReport { Route = route.Route, Equal = route.Equal, Different = route.Different })],
    };
}
