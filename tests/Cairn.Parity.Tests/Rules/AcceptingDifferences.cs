namespace Cairn.Parity.Tests.Rules;

public sealed class AcceptingDifferences
{
    [Theory]
    [InlineData("\"failed\"", "\"broken\"", "one of \"failed\", \"broken\" (manual)")]
    [InlineData("1", "nothing", "may be missing, present 0/0 (manual)")]
    [InlineData("null", "1", "may be null, present 0/0 (manual)")]
    public void The_narrowest_rule_lets_a_difference_pass(string legacy, string candidate, string rule)
    {
        var accepted = ParityRules.None.Accept("GET /b", new ParityDifference("$.list[3].a", legacy, candidate, "no rule"), "agreed", new DateOnly(2027, 1, 1));

        var found = Assert.Single(accepted.Find("GET /b").Rules);
        Assert.Equal(("$.list[*].a", rule, "agreed", new DateOnly(2027, 1, 1)), (found.Path, found.ToString(), found.Why, found.Expires!.Value));
    }

    [Fact]
    public void A_second_value_widens_the_set()
    {
        var once = ParityRules.None.Accept("GET /b", new ParityDifference("$.a", "1", "2", "no rule"), "agreed");

        var twice = once.Accept("GET /b", new ParityDifference("$.a", "1", "3", "no rule"), "agreed again");

        Assert.Equal(["1", "2", "3"], Assert.Single(twice.Find("GET /b").Rules).Values);
    }

    [Theory]
    [InlineData("status", "200", "404")]
    [InlineData("$.a", "{}", "[]")]
    [InlineData("$.a", "\"cut o…", "1")]
    public void What_no_rule_lets_pass_is_not_accepted(string path, string legacy, string candidate) =>
        Assert.Throws<InvalidOperationException>(() => ParityRules.None.Accept("GET /b", new ParityDifference(path, legacy, candidate, "no rule"), "agreed"));
}
