namespace Cairn.Cassettes.Tests;

public sealed class FindingSecrets
{
    [Theory]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "holds a JSON web token")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "holds a key of AWS")]
    [InlineData("ghp_0123456789abcdefghijABCDEFGHIJ", "holds a token of GitHub")]
    [InlineData("glpat-0123456789abcdefghij", "holds a token of GitLab")]
    [InlineData("xoxb-0123456789-abcdef", "holds a token of Slack")]
    [InlineData("https://hooks.slack.com/services/T00000000/B00000000", "holds a token of Slack")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----", "holds a private key")]
    [InlineData("postgres://ada:hunter2@db/builds", "holds a password in an address")]
    [InlineData("Authorization: Bearer 0123456789abc", "holds credentials of a header")]
    [InlineData("Basic YWRhOmh1bnRlcjI=", "holds credentials of a header")]
    [InlineData("https://blob/x?sv=1&sig=abc123def456", "holds a signature of an address")]
    [InlineData("AIza0123456789abcdefghijklmnopqrstuvwxy", "holds a key of Google")]
    [InlineData("lin_api_0123456789abcdefghijABCDEFGHIJ", "holds a key of a service")]
    [InlineData("ATATT30123456789abcdefghijABCDEFGHIJKL", "holds a key of a service")]
    [InlineData("shpat_0123456789abcdef0123456789abcdef", "holds a key of a service")]
    [InlineData("password=hunter22", "names a secret and its value")]
    [InlineData("{'api_key': 'k3y-0123'}", "names a secret and its value")]
    [InlineData("q7Zx2Lw9Rt4Vb8Nm3Kp6", "looks random")]
    public void A_secret_is_found_in_a_field_and_in_a_text(string secret, string looks)
    {
        Assert.Equal([$"field 'note' of the body of the answer {looks}"], Found(Exchanges.Get("/", System.Text.Json.JsonSerializer.Serialize(new { note = $"see {secret} there" }))));
        Assert.Equal([$"the body of the answer {looks}"], Found(Exchanges.Get("/", $"see {secret} there")));
    }

    [Theory]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("c3891e0f4b7a1d2e3f405162738495a6b7c8d9e0")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("sha256:9f86d081884c7d659a2feaa0c55ad015")]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel10")]
    [InlineData("https://ci.example/builds/42?page=2")]
    [InlineData("Bearer authentication is required")]
    [InlineData("2026-03-01T12:34:56.1234567+00:00")]
    [InlineData("the password is required")]
    [InlineData("masked-0123456789abcdef")]
    [InlineData("Bearer masked-0123456789abcdef")]
    [InlineData("password=masked-0123456789abcdef")]
    public void What_builds_are_made_of_is_no_secret(string text)
    {
        Assert.Empty(Found(Exchanges.Get("/", System.Text.Json.JsonSerializer.Serialize(new { note = text }))));
        Assert.Empty(Found(Exchanges.Get("/", text)));
    }

    [Fact]
    public void Every_part_of_an_exchange_is_looked_through()
    {
        const string Secret = "ghp_0123456789abcdefghijABCDEFGHIJ";
        var exchange = Exchanges.Get($"/a/{Secret}?q={Secret}", null, ("User-Agent", Secret)) with { Session = Secret };
        exchange = exchange with { Request = exchange.Request with { Body = Exchanges.Body($$"""{"{{Secret}}":1}""") } };

        Assert.Equal(
            [
                "the target holds a token of GitHub",
                "field 'q' of the query holds a token of GitHub",
                "header 'User-Agent' of the request holds a token of GitHub",
                $"the name of a field in the body of the request holds a token of GitHub",
                "the remarks holds a token of GitHub",
            ],
            Found(exchange));
    }

    [Fact]
    public void Bytes_are_searched_for_what_issuers_hand_out()
    {
        byte[] bytes = [0xFF, 0xFE, .. "AKIAIOSFODNN7EXAMPLE"u8, 0x00];

        Assert.Equal(["the body of the answer holds a key of AWS"], Found(Exchanges.Answered(CassetteBody.Of(bytes))));
    }

    [Fact]
    public void A_body_whose_coding_is_unknown_is_refused()
    {
        var response = new CassetteResponse { Status = 200, Headers = Exchanges.Fields(("Content-Encoding", "zstd")), Body = CassetteBody.FromWire("xyz"u8.ToArray(), "zstd") };

        var findings = Found(Exchanges.Get("/") with { Responses = [response] });

        Assert.Equal(["the body of the answer cannot be looked into, for its content coding 'zstd' is unknown or does not fit it"], findings);
    }

    [Fact]
    public void A_field_that_is_vouched_for_may_look_random_but_hold_no_issued_token()
    {
        var redactor = Redactor.WithRandomKey(RedactionPolicy.Default.KeepField("etag"));

        Assert.Empty(redactor.FindSecrets(Exchanges.Get("/", """{"etag":"q7Zx2Lw9Rt4Vb8Nm3Kp6"}""")));
        Assert.NotEmpty(redactor.FindSecrets(Exchanges.Get("/", """{"etag":"AKIAIOSFODNN7EXAMPLE"}""")));
    }

    [Theory]
    [InlineData("etag=q7Zx2Lw9Rt4Vb8Nm3Kp6&page=2", false)]
    [InlineData("page=q7Zx2Lw9Rt4Vb8Nm3Kp6", true)]
    [InlineData("etag=AKIAIOSFODNN7EXAMPLE", true)]
    public void A_field_of_a_form_can_be_vouched_for_as_one_of_JSON(string form, bool isFound)
    {
        var redactor = Redactor.WithRandomKey(RedactionPolicy.Default.KeepField("etag"));
        var response = new CassetteResponse { Status = 200, Headers = Exchanges.Fields(("Content-Type", "application/x-www-form-urlencoded")), Body = Exchanges.Body(form) };

        Assert.Equal(isFound, redactor.FindSecrets(Exchanges.Get("/") with { Responses = [response] }).Count > 0);
    }

    [Fact]
    public void A_refusal_does_not_show_the_secret()
    {
        var refusal = Assert.Throws<UnmaskedSecretException>(() => Exchanges.Redactor.Redact(Exchanges.Get("/ghp_0123456789abcdefghijABCDEFGHIJ")));

        Assert.DoesNotContain("ghp_", refusal.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Found(CassetteExchange exchange) => Exchanges.Redactor.FindSecrets(exchange);
}
