namespace Cairn.Parity.Tests.Comparison;

public sealed class ComparingAnswers
{
    [Theory]
    [InlineData(ParityLevel.Strict, """{"a":1,"b":2}""", """{"b":2,"a":1}""", "PY04")]
    [InlineData(ParityLevel.Wire, """{"a":1,"b":2}""", """{"b":2,"a":1}""", null)]
    [InlineData(ParityLevel.Strict, """{"a":"\u00e9"}""", """{"a":"é"}""", "PY03")]
    [InlineData(ParityLevel.Wire, """{"a":"\u00e9"}""", """{"a":"é"}""", null)]
    [InlineData(ParityLevel.Strict, """{"a": 1}""", """{"a":1}""", "PY06")]
    [InlineData(ParityLevel.Strict, "{\"a\":1}\n", """{"a":1}""", "PY06")]
    [InlineData(ParityLevel.Wire, """{"a": 1}""", """{"a":1}""", null)]
    [InlineData(ParityLevel.Wire, """{"a":1.0}""", """{"a":1}""", "PY01")]
    [InlineData(ParityLevel.Wire, """{"a":1e+16}""", """{"a":10000000000000000}""", "PY02")]
    [InlineData(ParityLevel.Semantic, """{"a":1e+16,"b":1.0}""", """{"a":10000000000000000,"b":1}""", null)]
    [InlineData(ParityLevel.Shape, """{"a":1,"b":["x"]}""", """{"a":2,"b":["y","z"]}""", null)]
    public void A_level_sees_what_it_is_for(ParityLevel level, string legacy, string candidate, string? code)
    {
        var differences = Compare(level, legacy, candidate);

        Assert.Equal(code is null ? [] : [code], differences.Select(difference => difference.Code));
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""", "$.a: legacy 1, candidate 2 [no rule]")]
    [InlineData("""{"a":1}""", "{}", "$.a: legacy 1, candidate nothing [no rule]")]
    [InlineData("{}", """{"a":[1]}""", "$.a: legacy nothing, candidate [1] [no rule]")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1]}""", "$.a[1]: legacy 2, candidate nothing [no rule]")]
    [InlineData("""{"a":[{"b":1}]}""", """{"a":[{"b":"1"}]}""", "$.a[0].b: legacy 1, candidate \"1\" [no rule] PY12, cured by PythonCompat.Decimals")]
    [InlineData("""{"big":1180591620717411303424}""", """{"big":{"isPowerOfTwo":true}}""", "$.big: legacy 1180591620717411303424, candidate {\"isPowerOfTwo\":true} [no rule] PY09, cured by PythonCompat.BigIntegers")]
    [InlineData("""{"at":"Fri, 01 Mar 2024 12:34:56 GMT"}""", """{"at":"2024-03-01T12:34:56Z"}""", "$.at: legacy \"Fri, 01 Mar 2024 12:34:56 GMT\", candidate \"2024-03-01T12:34:56Z\" [no rule] PY10, cured by PythonCompat.Dates")]
    [InlineData("""{"at":"2024-03-01T12:34:56.120000"}""", """{"at":"2024-03-01T12:34:56.12"}""", "$.at: legacy \"2024-03-01T12:34:56.120000\", candidate \"2024-03-01T12:34:56.12\" [no rule] PY10, cured by PythonCompat.Dates")]
    [InlineData("""{"at":"Fri, 01 Mar 2024 12:34:56 GMT"}""", """{"at":"Sat, 02 Mar 2024 12:34:56 GMT"}""", "$.at: legacy \"Fri, 01 Mar 2024 12:34:56 GMT\", candidate \"Sat, 02 Mar 2024 12:34:56 GMT\" [no rule]")]
    [InlineData("""{"M":1}""", """{"m":1}""", "$.M: legacy 1, candidate nothing [no rule] PY05, cured by PythonCompat.MemberNames")]
    [InlineData("""{"a.b":1}""", """{"a.b":2}""", "$['a.b']: legacy 1, candidate 2 [no rule]")]
    [InlineData("[1180591620717411303424]", "[1180591620717411303425]", "$[0]: legacy 1180591620717411303424, candidate 1180591620717411303425 [no rule]")]
    public void A_difference_names_place_values_and_rule(string legacy, string candidate, string line) =>
        Assert.Equal(line, Compare(ParityLevel.Semantic, legacy, candidate)[0].ToString());

    [Theory]
    [InlineData("/p/x/", 308, 200, "PY24", "StrictSlashes")]
    [InlineData("/noslash/", 404, 200, "PY25", "StrictSlashes")]
    [InlineData("/STR", 404, 200, "PY26", "CaseSensitivePaths")]
    [InlineData("/p/../str", 404, 200, "PY28", "RawPaths")]
    [InlineData("/p/a%2Fb", 200, 404, "PY29", "RawPaths")]
    [InlineData("/items/99999999999", 200, 404, "PY33", null)]
    public void A_status_that_frameworks_differ_in_is_known(string target, int legacy, int candidate, string code, string? cure)
    {
        var old = Exchanges.Answer(legacy, null, legacy == 308 ? [("Location", target)] : []);
        var exchange = Exchanges.Asked(target) with { Responses = [old] };

        var difference = Assert.Single(new ParityComparer(ParityRules.None).Compare(exchange, Exchanges.Answer(candidate, null), Exchanges.At));

        Assert.Equal((code, cure), (difference.Code, difference.Switch));
    }

    [Fact]
    public void A_charset_of_json_differs_on_the_wire_alone()
    {
        var exchange = Exchanges.Asked("/", "{}");
        var candidate = Exchanges.Answer(200, "{}", ("content-type", "application/json; charset=utf-8"));

        Assert.Empty(new ParityComparer(ParityRules.None).Compare(exchange, candidate, Exchanges.At));
        var difference = Assert.Single(new ParityComparer(ParityRules.None, ParityLevel.Wire).Compare(exchange, candidate, Exchanges.At));
        Assert.Equal("header.content-type: legacy \"application/json\", candidate \"application/json; charset=utf-8\" [no rule] PY15, cured by PythonCompat.MediaTypes", difference.ToString());
    }

    [Fact]
    public void Cookies_are_compared_by_name()
    {
        var exchange = Exchanges.Asked("/") with { Responses = [Exchanges.Answer(200, null, ("Set-Cookie", "a=1; Path=/"), ("Set-Cookie", "b=2"))] };
        var candidate = Exchanges.Answer(200, null, ("Set-Cookie", "b=2"), ("Set-Cookie", "a=1; path=/"));

        var difference = Assert.Single(new ParityComparer(ParityRules.None).Compare(exchange, candidate, Exchanges.At));

        Assert.Equal(("header.set-cookie.a", "PY50"), (difference.Path, difference.Code));
    }

    [Fact]
    public void Text_and_json_are_told_apart()
    {
        var exchange = Exchanges.Asked("/") with { Responses = [Exchanges.Answer(404, "<h1>Not Found</h1>")] };

        var difference = Assert.Single(new ParityComparer(ParityRules.None).Compare(exchange, Exchanges.Answer(404, null), Exchanges.At));

        Assert.Equal(("$", "PY22", "ErrorBodies"), (difference.Path, difference.Code, difference.Switch));
    }

    private static IReadOnlyList<ParityDifference> Compare(ParityLevel level, string legacy, string candidate) =>
        new ParityComparer(ParityRules.None, level).Compare(Exchanges.Asked("/builds/1", legacy), Exchanges.Json(candidate), Exchanges.At);
}
