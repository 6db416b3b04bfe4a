namespace Cairn.Cassettes.Tests;

public sealed class MaskingExchanges
{
    private const string Mask = "masked-[0-9a-f]{16}";

    [Theory]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$")]
    [InlineData("0F8FAD5B-D9CB-469F-A165-70867728950E", "^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-A[0-9A-F]{3}-[0-9A-F]{12}$")]
    [InlineData("ada@example.org", "^[0-9a-f]{16}@masked.invalid$")]
    [InlineData("deadbeef", "^[0-9a-f]{8}$")]
    [InlineData("4711", "^[1-9][0-9]{3}$")]
    [InlineData("0042", "^00[1-9][0-9]$")]
    [InlineData("12345678901234567890123", "^[1-9][0-9]{22}$")]
    [InlineData("correct horse", $"^{Mask}$")]
    [InlineData("", "^$")]
    public void A_mask_keeps_the_form_of_its_value(string value, string form)
    {
        var masked = MaskedToken(value, Exchanges.Redactor);

        Assert.Matches(form, masked);
        Assert.True(value.Length == 0 || masked != value);
        Assert.Equal(masked, MaskedToken(value, Exchanges.Redactor));
    }

    [Theory]
    [InlineData(10, 90)]
    [InlineData(100, 900)]
    public void No_two_numbers_share_a_mask(int from, int count)
    {
        var masks = Enumerable.Range(from, count).Select(number => MaskedToken($"{number}", Exchanges.Redactor)).ToHashSet();

        Assert.Equal(count, masks.Count);
    }

    [Fact]
    public void Another_key_makes_other_masks()
    {
        var other = Redactor.WithRandomKey(RedactionPolicy.Default);

        Assert.NotEqual(MaskedToken("hunter2", Exchanges.Redactor), MaskedToken("hunter2", other));
        Assert.NotEqual(Exchanges.Redactor.KeyId, other.KeyId);
    }

    [Fact]
    public void A_value_has_one_mask_wherever_it_stands()
    {
        const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";
        var exchange = Exchanges.Get($"/?session={Id}", $$"""{"session_id":"{{Id}}"}""", ("X-Session", Id));

        var masked = Exchanges.Redactor.Redact(exchange);

        var mask = masked.Request.Headers[0].Value;
        Assert.Equal($"/?session={mask}", masked.Request.Target);
        Assert.Equal($$"""{"session_id":"{{mask}}"}""", Exchanges.Text(masked.Responses[0].Body));
    }

    [Theory]
    [InlineData("Authorization", "Bearer abc.def-123456", $"^Bearer {Mask}$")]
    [InlineData("authorization", "hunter2", $"^{Mask}$")]
    [InlineData("Cookie", "a=hunter2; theme=dark mode", $"^a={Mask}; theme={Mask}$")]
    [InlineData("Set-Cookie", "sid=s3cr3t value; Path=/; HttpOnly", $"^sid={Mask}; Path=/; HttpOnly$")]
    [InlineData("X-Anything", "whatever it is", $"^{Mask}$")]
    [InlineData("Location", "/next?token=hunter2&page=2", $"^/next\\?token={Mask}&page=2$")]
    [InlineData("Content-Type", "application/json", "^application/json$")]
    public void A_header_is_masked_unless_it_is_harmless(string name, string value, string form)
    {
        var masked = Exchanges.Redactor.Redact(Exchanges.Get("/", null, (name, value)));

        Assert.Matches(form, masked.Request.Headers[0].Value);
    }

    [Fact]
    public void Headers_that_carry_credentials_cannot_be_kept()
    {
        Assert.All(["Authorization", "cookie", "Set-Cookie", "Proxy-Authorization"], name => Assert.Throws<ArgumentException>(() => RedactionPolicy.Default.KeepHeader(name)));
        var kept = Redactor.WithRandomKey(RedactionPolicy.Default.KeepHeader("x-build")).Redact(Exchanges.Get("/", null, ("X-Build", "one of many")));
        Assert.Equal("one of many", kept.Request.Headers[0].Value);
    }

    [Fact]
    public void What_is_not_masked_in_JSON_stays_to_the_last_blank()
    {
        const string Json = """{ "a" : 1.0, "apiKey":"hunter2" ,"list":[{"pin":1234},{"x":"\u00e9"}],  "credentials":{"user":"ada l","deep":[7,true,null]},"z":"end" }""";

        var masked = Exchanges.Text(Exchanges.Redactor.Redact(Exchanges.Get("/", Json)).Responses[0].Body);

        Assert.Matches($$"""^\{ "a" : 1\.0, "apiKey":"{{Mask}}" ,"list":\[\{"pin":[1-9][0-9]{3}\},\{"x":"\\u00e9"\}\],  "credentials":\{"user":"{{Mask}}","deep":\[[1-9],true,null\]\},"z":"end" \}$""", masked);
    }

    [Theory]
    [InlineData("-12.50", "^-[1-9][0-9]\\.[1-9][0-9]$")]
    [InlineData("3e5", "^[1-9]e5$")]
    [InlineData("0.25", "^0\\.[1-9][0-9]$")]
    public void A_number_of_JSON_stays_one(string number, string form)
    {
        var masked = Exchanges.Text(Exchanges.Redactor.Redact(Exchanges.Get("/", $"{{\"pin\":{number}}}")).Responses[0].Body);

        Assert.Matches(form, masked["{\"pin\":".Length..^1]);
    }

    [Fact]
    public void Fields_of_forms_are_masked()
    {
        var request = new CassetteRequest
        {
            Method = "POST",
            Target = "/login",
            Headers = Exchanges.Fields(("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")),
            Body = Exchanges.Body("user=ada&password=hunter%202&a=%2f"),
        };

        Assert.Matches($"^user=ada&password={Mask}&a=%2f$", Exchanges.Text(Exchanges.Redactor.Redact(request).Body));
    }

    [Fact]
    public void Own_rules_add_and_take_away()
    {
        var policy = RedactionPolicy.Default.MaskField("branch").KeepField("next-token").MaskSegmentAfter("users");
        var masked = Redactor.WithRandomKey(policy).Redact(Exchanges.Get("/users/ada%20l/builds?nextToken=2&Branch=a+b"));

        Assert.Matches($"^/users/{Mask}/builds\\?nextToken=2&Branch={Mask}$", masked.Request.Target);
        Assert.NotEqual(RedactionPolicy.Default.Fingerprint, policy.Fingerprint);
        Assert.Equal(policy.Fingerprint, RedactionPolicy.Default.MaskSegmentAfter("users").KeepField("NextToken").MaskField("Branch").Fingerprint);
    }

    [Theory]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e", "7c9e6679-7425-40de-944b-e07fc1f90ae7")]
    [InlineData("hunter2", "another one")]
    [InlineData("1234", "9")]
    [InlineData("deadbeef", "00facade")]
    public void Requests_that_differ_in_masked_values_alone_are_of_one_kind(string one, string other)
    {
        var redactor = Redactor.WithRandomKey(RedactionPolicy.Default);
        var recorded = redactor.Redact(Exchanges.Get($"/?token={one}").Request);

        Assert.Equal(redactor.Generalize(Exchanges.Get($"/?token={other}").Request).Target, redactor.Generalize(recorded).Target);
    }

    [Fact]
    public void A_short_key_is_refused() =>
        Assert.StartsWith("The key has 5 bytes.", Assert.Throws<ArgumentException>(() => new Redactor(RedactionPolicy.Default, "short"u8)).Message, StringComparison.Ordinal);

    private static string MaskedToken(string value, Redactor redactor) => redactor.Redact(Exchanges.Get("/", null, ("X-Token", value))).Request.Headers[0].Value;
}
