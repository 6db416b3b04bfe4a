using Cairn.Alerting.Testing.Promtool;

namespace Cairn.Alerting.Testing.Tests;

/// <summary>What promtool's complaints are taken for.</summary>
public sealed class ReadingVerdicts
{
    private const string Nothing = "Unit Testing:  tests.yaml\n  SUCCESS\n\n";

    private const string Complaint = """
          FAILED:
            expr: "min_over_time(timestamp(ALERTS{alertstate=\"firing\"})[239m:1m])", time: 3h59m,
                exp: nil
                got: {alertname="A", alertstate="firing", severity="page"} 3.6E+03, {alertname="B", alertstate="firing"} 6E+01
            expr: "max_over_time(timestamp(ALERTS{alertstate=\"firing\"})[239m:1m])", time: 3h59m,
                exp: nil
                got: {alertname="A", alertstate="firing", severity="page"} 7.2E+03, {alertname="B", alertstate="firing"} 6E+01
            expr: "count_over_time(timestamp(ALERTS{alertstate=\"firing\"})[239m:1m])", time: 3h59m,
                exp: nil
                got: {alertname="A", alertstate="firing", severity="page"} 6.1E+01, {alertname="B", alertstate="firing"} 1E+00
        Unit Testing:  tests.yaml
        """;

    [Fact]
    public void Content_is_silence() => Assert.Empty(Verdict.Read(Nothing));

    [Fact]
    public void A_complaint_tells_who_fired_when() =>
        Assert.Equal([new Firing("A", 60, 120, 61), new Firing("B", 1, 1, 1)], Verdict.Read(Complaint));

    [Theory]
    [InlineData("  FAILED:\n    rule: Foo, time: 166h40m0s, err: query processing would load too many samples into memory in query execution\n")]
    [InlineData("  FAILED:\nrules.yaml: yaml: unmarshal errors\n")]
    public void Anything_else_is_no_verdict(string output)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Verdict.Read(output));

        Assert.Contains(output, refused.Message, StringComparison.Ordinal);
    }
}
