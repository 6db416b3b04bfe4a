using System.Globalization;

namespace Cairn.Parity.Tests.Learning;

/// <summary>What tells one instance of the old service from another.</summary>
public sealed class LearningInstances
{
    [Fact]
    public void A_whole_number_of_each_instance_may_be_any_other()
    {
        var rule = Assert.Single(Learn(number => ["""{"pid":32761}""", """{"pid":32762}"""]));

        Assert.Equal("a whole number from 0 (learned, seen 10/10)", rule.ToString());
    }

    [Fact]
    public void A_number_that_changes_within_an_instance_keeps_its_range()
    {
        var rule = Assert.Single(Learn(number => [$$"""{"depth":{{30 + number}}}""", """{"depth":32}"""]));

        Assert.Equal("a whole number from 3 to 390 (learned, seen 9/10)", rule.ToString());
    }

    [Fact]
    public void What_is_missing_now_here_and_now_there_gets_one_rule()
    {
        var rule = Assert.Single(Learn(number => number % 2 == 0 ? ["""{"warning":1}""", "{}"] : ["{}", """{"warning":1}"""]));

        Assert.Equal("may be missing, present 10/20 (learned, seen 10/10)", rule.ToString());
    }

    private static IReadOnlyList<ParityRule> Learn(Func<int, string[]> answers) => NoiseLearner
        .Learn(Enumerable.Range(0, 10).Select(number => Exchanges.Asked(string.Create(CultureInfo.InvariantCulture, $"/builds/{number}"), answers(number))), ParityRules.None)
        .Rules.Find("GET /builds/{id}").Rules;
}
