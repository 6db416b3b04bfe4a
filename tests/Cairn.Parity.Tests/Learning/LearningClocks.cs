using System.Globalization;

namespace Cairn.Parity.Tests.Learning;

/// <summary>Times in whole seconds, which are the same in two answers in a row.</summary>
public sealed class LearningClocks
{
    private const int Requests = 10;
    private const int Expiry = 900;

    [Theory]
    [InlineData(30)]
    [InlineData(0)]
    public void A_time_that_keeps_its_distance_to_the_request_has_to_keep_it(int secondsBetween)
    {
        var rule = Assert.Single(Learn(secondsBetween, at => $$"""{"expires":{{at.ToUnixTimeSeconds() + Expiry}}}"""));

        Assert.Equal(("$.expires", "{epoch-s}"), (rule.Path, rule.Shape));
        Assert.Equal((Expiry - 60, Expiry + 60), (rule.Least, rule.Most));
    }

    [Fact]
    public void A_time_that_stands_still_while_requests_go_on_is_not_one()
    {
        var rules = Learn(30, _ => $$"""{"expires":{{Exchanges.At.ToUnixTimeSeconds() + Expiry}}}""");

        Assert.Empty(rules);
    }

    [Fact]
    public void An_old_time_is_no_clock_because_requests_were_quick()
    {
        var rules = Learn(0, _ => """{"since":"2020-01-01T00:00:00Z"}""");

        Assert.Empty(rules);
    }

    [Theory]
    [InlineData(0, "https://store.example/{hex:32}?expires={digits}")]
    [InlineData(30, "https://store.example/{hex:32}?expires=1772369496")]
    public void A_time_within_a_text_is_no_literal_where_it_may_be_a_clock(int secondsBetween, string shape)
    {
        var expires = Exchanges.At.ToUnixTimeSeconds() + 1000;

        var rule = Assert.Single(Learn(secondsBetween, _ => $$"""{"url":"https://store.example/{{Guid.NewGuid():N}}?expires={{expires}}"}"""));

        Assert.Equal(shape, rule.Shape);
    }

    private static IReadOnlyList<ParityRule> Learn(int secondsBetween, Func<DateTimeOffset, string> answer) => NoiseLearner
        .Learn(Enumerable.Range(0, Requests).Select(number => Asked(number, Exchanges.At.AddSeconds(number * secondsBetween), answer)), ParityRules.None)
        .Rules.Find("GET /builds/{id}").Rules;

    private static Cassettes.CassetteExchange Asked(int number, DateTimeOffset at, Func<DateTimeOffset, string> answer) =>
        Exchanges.Asked(string.Create(CultureInfo.InvariantCulture, $"/builds/{number}"), answer(at), answer(at)) with { At = at };
}
