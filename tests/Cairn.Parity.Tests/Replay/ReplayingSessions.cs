using Cairn.Cassettes;
using Cairn.Parity.Replay;
using Cairn.Testing;

namespace Cairn.Parity.Tests.Replay;

/// <summary>A whole run against the port: ids that differ are followed, and what differs is counted by route.</summary>
public sealed class ReplayingSessions
{
    private const string Id = "0b9c2a54-7a0e-4d2b-9a61-2f6f0f6f0a11";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void An_id_of_an_answer_is_found_in_later_requests()
    {
        var linked = Links.Discover([Exchange(1, "POST", "/builds", 201, $$"""{"items":[{"id":"{{Id}}"}],"small":42}"""), Exchange(2, "GET", $"/builds/{Id}?page=42", 200, "{}")]);

        Assert.Equal([new CassetteLink("1:$.items[0].id", "id")], linked[1].Links);
    }

    [Fact]
    public async Task An_id_is_asked_for_as_the_new_service_gave_it_and_told_as_it_was_recorded()
    {
        var report = await RunAsync(
            Exchange(1, "POST", "/builds", 201, $$"""{"branch":"main","id":"{{Id}}"}"""),
            Exchange(2, "GET", $"/builds/{Id}", 200, $$"""{"branch":"main","id":"{{Id}}"}"""));

        Assert.True(report.HasParity, report.ToText(ParityReportFormat.Console));
        Assert.Equal(2, report.Routes.Sum(route => route.Equal));
    }

    [Fact]
    public async Task A_session_is_asked_in_the_order_of_its_requests_whichever_was_recorded_first()
    {
        var report = await RunAsync(
            Exchange(1, "GET", $"/builds/{Id}", 200, $$"""{"branch":"main","id":"{{Id}}"}""") with { At = Exchanges.At.AddMilliseconds(1) },
            Exchange(2, "POST", "/builds", 201, $$"""{"branch":"main","id":"{{Id}}"}""") with { At = Exchanges.At });

        Assert.True(report.HasParity, report.ToText(ParityReportFormat.Console));
    }

    [Fact]
    public async Task An_id_of_another_form_is_a_difference()
    {
        var report = await RunAsync(
            Exchange(1, "POST", "/builds", 201, """{"branch":"main","id":"1234567"}"""),
            Exchange(2, "GET", "/builds/1234567", 200, """{"branch":"main","id":"1234567"}"""));

        Assert.Equal([1, 1], report.Routes.Select(route => route.Different));
    }

    [Fact]
    public async Task Where_the_old_service_disagrees_with_itself_nothing_can_be_told()
    {
        var twice = Exchange(1, "GET", "/now", 200, """{"now":"2020-01-01T00:00:00Z"}""");
        var report = await RunAsync(twice with { Responses = [.. twice.Responses, Exchanges.Json("""{"now":"2020-01-01T00:00:01Z"}""") with { Run = 1 }] });

        Assert.Equal((1, null), (Assert.Single(report.Routes).NotComparable, report.HasParity));
    }

    [Fact]
    public async Task A_rule_that_nothing_needs_is_told()
    {
        var rules = ParityRules.None.With(new ParityRoute { Name = "GET /builds/{id}", Rules = [new ParityRule { Path = "$.x", Kind = ParityRuleKind.Optional }] });

        var report = await RunAsync(rules, Exchange(1, "GET", "/builds/none", 404, null) with { Route = "GET /builds/{id}" });

        Assert.StartsWith("$.x: may be missing", Assert.Single(Assert.Single(report.Routes).UnusedRules), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_is_always_the_same_is_found_over_the_run()
    {
        var rule = new ParityRule { Path = "$.branch", Kind = ParityRuleKind.Shape, Shape = "{word}", Fresh = true };
        var rules = ParityRules.None.With(new ParityRoute { Name = "POST /builds", Rules = [rule, rule with { Path = "$.id", Shape = "{uuid}" }] });
        var asked = Enumerable.Range(1, 6).Select(number => Exchange(number, "POST", "/builds", 201, $$"""{"branch":"{{(char)('a' + number)}}","id":"{{Guid.NewGuid()}}"}""")).ToArray();

        var report = await RunAsync(rules, asked);

        Assert.Equal("$.branch: legacy a new value each time, candidate the same 6 times [shape {word} (learned, seen 0/0)]", Assert.Single(Assert.Single(report.Routes).Differences).First.ToString());
    }

    private static Task<ParityReport> RunAsync(params CassetteExchange[] exchanges) => RunAsync(ParityRules.None, exchanges);

    private static async Task<ParityReport> RunAsync(ParityRules rules, params CassetteExchange[] exchanges)
    {
        var cassette = await Legacy.Recorded.ThroughDiskAsync(exchanges, Token);
        await using var service = await CairnTestHost.StartAsync(TestService.RunAsync, cancellationToken: Token);
        return await Legacy.Recorded.ReplayAsync(cassette, rules, service.Http, Token);
    }

    private static CassetteExchange Exchange(long number, string method, string target, int status, string? answer) => new()
    {
        Id = $"{number}",
        Sequence = number,
        Session = "s:1",
        At = Exchanges.At,
        Request = new CassetteRequest
        {
            Method = method,
            Target = target,
            Headers = method == "POST" ? [KeyValuePair.Create("Content-Type", "application/json")] : [],
            Body = method == "POST" ? CassetteBody.Of("""{"branch":"main"}"""u8.ToArray()) : null,
        },
        Responses = [Exchanges.Answer(status, answer, answer is null ? [] : [("Content-Type", "application/json")])],
    };
}
