namespace Cairn.Parity.Tests.Comparison;

public sealed class ComparingUnderRules
{
    private const string Id = "0b9c2a54-7a0e-4d2b-9a61-2f6f0f6f0a11";

    [Theory]
    [InlineData("{uuid:4}", "9b3c2a54-7a0e-4d2b-9a61-2f6f0f6f0a99", true)]
    [InlineData("{uuid:4}", "9B3C2A54-7A0E-4D2B-9A61-2F6F0F6F0A99", false)]
    [InlineData("{uuid:4}", "9b3c2a547a0e4d2b9a612f6f0f6f0a99", false)]
    [InlineData("{uuid:4}", "00000000-0000-0000-0000-000000000000", false)]
    [InlineData("{hex:8}", "deadbeef", true)]
    [InlineData("{hex:8}", "deadbee", false)]
    [InlineData("run-{digits} on {word}", "run-17 on linux", true)]
    [InlineData("run-{digits} on {word}", "run-17 on ", false)]
    [InlineData("{8 of a-z0-9_-}", "ab-_9xyz", true)]
    [InlineData("{8 of a-z0-9_-}", "ab-_9xyZ", false)]
    [InlineData("{{literal}}", "{literal}", true)]
    [InlineData("{time:yyyy-MM-ddTHH:mm:ss.ffffff+hh:mm}", "2026-03-01T12:34:56.123456+00:00", true)]
    [InlineData("{time:yyyy-MM-ddTHH:mm:ss.ffffff+hh:mm}", "2026-03-01T12:34:56.123456Z", false)]
    [InlineData("{time:yyyy-MM-ddTHH:mm:ss.FZ}", "2026-03-01T12:34:56Z", true)]
    [InlineData("{httpdate}", "Sun, 01 Mar 2026 12:34:56 GMT", true)]
    public void A_shape_lets_its_own_kind_pass(string shape, string candidate, bool passes)
    {
        var rules = Exchanges.Rules(new ParityRule { Path = "$.a", Kind = ParityRuleKind.Shape, Shape = shape });

        Assert.Equal(passes, Differences(rules, $$"""{"a":"{{Id}}"}""", $$"""{"a":"{{candidate}}"}""").Count == 0);
    }

    [Fact]
    public void A_time_has_to_keep_its_distance_to_the_request()
    {
        var rules = Exchanges.Rules(new ParityRule { Path = "$.a", Kind = ParityRuleKind.Shape, Shape = "{epoch-s}", Least = 840, Most = 960 });
        var seconds = Exchanges.At.ToUnixTimeSeconds();

        Assert.Empty(Differences(rules, """{"a":1}""", $$"""{"a":{{seconds + 900}}}"""));
        Assert.Single(Differences(rules, """{"a":1}""", $$"""{"a":{{seconds + 4500}}}"""));
        Assert.Single(Differences(rules, """{"a":1}""", $$"""{"a":{{(seconds + 900) * 1000}}}"""));
    }

    [Theory]
    [InlineData("""["a","b","c"]""", """["c","a","b"]""", 0)]
    [InlineData("""["a","b","c"]""", """["c","a"]""", 1)]
    [InlineData("""["a","b"]""", """["b","a","a"]""", 1)]
    [InlineData("""[{"n":1,"t":"x"},{"n":2,"t":"y"}]""", """[{"n":2,"t":"y"},{"n":1,"t":"z"}]""", 1)]
    public void An_unordered_array_still_has_the_same_elements(string legacy, string candidate, int differences) =>
        Assert.Equal(differences, Differences(Exchanges.Rules(new ParityRule { Path = "$", Kind = ParityRuleKind.Unordered }), legacy, candidate).Count);

    [Theory]
    [InlineData("40", true)]
    [InlineData("400", true)]
    [InlineData("4000", false)]
    [InlineData("-1", false)]
    [InlineData("40.5", false)]
    [InlineData("\"40\"", false)]
    public void A_tolerance_has_ends(string candidate, bool passes)
    {
        var rules = Exchanges.Rules(new ParityRule { Path = "$.a", Kind = ParityRuleKind.Tolerance, Least = 0, Most = 400, Whole = true });

        Assert.Equal(passes, Differences(rules, """{"a":7}""", $$"""{"a":{{candidate}}}""").Count == 0);
    }

    [Fact]
    public void A_close_number_is_close_to_that_of_the_same_request()
    {
        var rules = Exchanges.Rules(new ParityRule { Path = "$.a", Kind = ParityRuleKind.Tolerance, By = 0.001 });

        Assert.Empty(Differences(rules, """{"a":100.0}""", """{"a":100.05}"""));
        Assert.Single(Differences(rules, """{"a":100.0}""", """{"a":101.0}"""));
    }

    [Theory]
    [InlineData(ParityRuleKind.Optional, """{"a":1}""", "{}", 0)]
    [InlineData(ParityRuleKind.Optional, """{"a":1}""", """{"a":null}""", 1)]
    [InlineData(ParityRuleKind.Nullable, """{"a":1}""", """{"a":null}""", 0)]
    [InlineData(ParityRuleKind.Nullable, """{"a":1}""", "{}", 1)]
    [InlineData(ParityRuleKind.Optional, """{"a":1}""", """{"a":2}""", 1)]
    public void Missing_and_null_are_two_things(ParityRuleKind kind, string legacy, string candidate, int differences) =>
        Assert.Equal(differences, Differences(Exchanges.Rules(new ParityRule { Path = "$.a", Kind = kind }), legacy, candidate).Count);

    [Fact]
    public void A_closed_set_is_closed_and_the_rule_is_named()
    {
        var rules = Exchanges.Rules(new ParityRule { Path = "$.a", Kind = ParityRuleKind.OneOf, Values = ["\"x\"", "\"y\""], Seen = 4, Of = 10 });

        Assert.Empty(Differences(rules, """{"a":"x"}""", """{"a":"y"}"""));
        Assert.Equal("$.a: legacy \"x\", candidate \"z\" [one of \"x\", \"y\" (learned, seen 4/10)]", Assert.Single(Differences(rules, """{"a":"x"}""", """{"a":"z"}""")).ToString());
    }

    [Fact]
    public void A_rule_that_has_expired_lets_nothing_pass()
    {
        var rules = Exchanges.Rules(new ParityRule { Path = "$.a", Kind = ParityRuleKind.Optional, Expires = new DateOnly(2026, 3, 1) });

        Assert.Empty(Differences(rules.InForce(new DateOnly(2026, 3, 1)), """{"a":1}""", "{}"));
        Assert.Single(Differences(rules.InForce(new DateOnly(2026, 3, 2)), """{"a":1}""", "{}"));
    }

    private static IReadOnlyList<ParityDifference> Differences(ParityRules rules, string legacy, string candidate) =>
        new ParityComparer(rules).Compare(Exchanges.Asked("/builds/1", legacy), Exchanges.Json(candidate), Exchanges.At);
}
