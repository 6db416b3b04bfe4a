using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Testing.Tests.Cassettes;

public sealed class ReplayingDependencies : IDisposable
{
    private const string Key = "a key for tests, of 32 bytes or more";

    private static readonly Func<string[], Task> Program = Programs.Web(
        app => app.MapGet("/latest", (IHttpClientFactory clients) => clients.CreateClient("artifact-store").GetStringAsync("artifacts/latest", Token)),
        services => services.AddHttpClient("artifact-store", client => client.BaseAddress = new Uri("http://artifact-store")));

    private readonly CassetteFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_service_is_answered_from_the_cassette_in_place_of_its_dependency()
    {
        await RecordAsync(("GET", "/artifacts/latest", null, "app-1.2.3.zip"));
        await using var player = await _folder.PlayAsync(settings: null, Token);
        await using var service = await CairnTestHost.StartAsync(Program, setup => setup.Replay("artifact-store", player), Token);

        Assert.Equal("app-1.2.3.zip", await service.Http.GetStringAsync("/latest", Token));
    }

    [Fact]
    public async Task Requests_that_repeat_get_their_answers_in_order()
    {
        await RecordAsync(("GET", "/state", null, "running"), ("GET", "/other", null, "x"), ("GET", "/state", null, "passed"));
        await using var player = await _folder.PlayAsync(settings: null, Token);

        string[] answers = [await AskAsync(player, "GET", "/state"), await AskAsync(player, "GET", "/state"), await AskAsync(player, "GET", "/other")];

        Assert.Equal(["running", "passed", "x"], answers);
    }

    [Fact]
    public async Task A_request_too_many_fails_unless_repeats_are_allowed()
    {
        await RecordAsync(("GET", "/state", null, "passed"));
        await using var patient = await _folder.PlayAsync(new CassetteSettings { AllowRepeats = true }, Token);
        var strict = await _folder.PlayAsync(settings: null, Token);

        Assert.Equal("passed", await AskAsync(patient, "GET", "/state"));
        Assert.Equal("passed", await AskAsync(patient, "GET", "/state"));
        await AskAsync(strict, "GET", "/state");
        var mismatch = await Assert.ThrowsAsync<CassetteMismatchException>(() => AskAsync(strict, "GET", "/state"));
        Assert.Contains("Nearest is exchange 1, GET /state, which is used already.", mismatch.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_was_not_recorded_names_the_nearest_exchange_and_what_differs()
    {
        await RecordAsync(("GET", "/health", null, "ok"), ("POST", "/builds", """{"id":7,"branch":"main"}""", "made"));
        var player = await _folder.PlayAsync(settings: null, Token);

        var mismatch = await Assert.ThrowsAsync<CassetteMismatchException>(() => AskAsync(player, "POST", "/builds", """{"id":8,"force":true}"""));

        Assert.Equal(
            [
                "POST /builds is not on 'artifact-store.cassette.jsonl', of whose 2 exchanges 2 are unused.",
                "Nearest is exchange 2, POST /builds:",
                "  body $.id: recorded 7, asked 8",
                "  body $.branch: recorded \"main\", asked nothing",
                "  body $.force: recorded nothing, asked true",
                "Correct the call, or record again with CAIRN_CASSETTES=record.",
            ],
            mismatch.Message.Split(Environment.NewLine));
    }

    [Fact]
    public async Task A_mismatch_that_the_service_has_caught_is_told_on_disposal()
    {
        await RecordAsync();
        var player = await _folder.PlayAsync(settings: null, Token);
        await Assert.ThrowsAsync<CassetteMismatchException>(() => AskAsync(player, "GET", "/new"));

        var told = await Assert.ThrowsAsync<CassetteMismatchException>(async () => await player.DisposeAsync());

        Assert.StartsWith("GET /new is not on", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exchanges_that_were_not_used_are_told_on_disposal()
    {
        await RecordAsync(("GET", "/a", null, "a"), ("GET", "/b", null, "b"));
        var player = await _folder.PlayAsync(settings: null, Token);
        await AskAsync(player, "GET", "/a");

        var told = await Assert.ThrowsAsync<CassetteMismatchException>(async () => await player.DisposeAsync());

        Assert.Equal("Exchange 2 of 'artifact-store.cassette.jsonl' was not used: GET /b.", told.Message);
        await (await _folder.PlayAsync(new CassetteSettings { AllowUnused = true }, Token)).DisposeAsync();
    }

    [Theory]
    [InlineData(BodyMatching.Json, """{ "b" : [2.0], "a":1 }""", true)]
    [InlineData(BodyMatching.Json, """{"a":1,"b":[3]}""", false)]
    [InlineData(BodyMatching.Bytes, """{"b":[2],"a":1}""", false)]
    [InlineData(BodyMatching.Ignore, "anything", true)]
    public async Task Bodies_are_compared_as_told(BodyMatching matching, string body, bool isFound)
    {
        await RecordAsync(("POST", "/", """{"a":1,"b":[2]}""", "found"));
        var player = await _folder.PlayAsync(new CassetteSettings { Body = matching }, Token);

        var failure = await Record.ExceptionAsync(() => AskAsync(player, "POST", "/", body));

        Assert.Equal(isFound, failure is null);
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("text/plain", false)]
    public async Task Chosen_headers_must_match(string accept, bool isFound)
    {
        await _folder.RecordAsync(_ => new HttpResponseMessage(), Token, new HttpRequestMessage(HttpMethod.Get, "http://store/") { Headers = { { "Accept", "application/json" } } });
        var player = await _folder.PlayAsync(new CassetteSettings { MatchedHeaders = { "accept" } }, Token);
        using var client = new HttpClient(player.CreateHandler()) { DefaultRequestHeaders = { { "Accept", accept } } };

        var failure = await Record.ExceptionAsync(() => client.GetAsync("http://store/", Token));

        Assert.Equal(isFound, failure is null);
    }

    [Fact]
    public async Task Masks_of_one_key_tell_secrets_apart_whatever_the_order()
    {
        await RecordAdaAndBobAsync();
        await using var player = await _folder.PlayAsync(new CassetteSettings { Key = Key }, Token);

        Assert.Equal("bob", await AskAsync(player, "GET", "/?token=bob"));
        Assert.Equal("ada", await AskAsync(player, "GET", "/?token=ada"));
    }

    [Fact]
    public async Task A_repeat_is_answered_as_its_own_secret_was_and_not_as_another()
    {
        await RecordAdaAndBobAsync();
        await using var patient = await _folder.PlayAsync(new CassetteSettings { Key = Key, AllowRepeats = true, AllowUnused = true }, Token);
        var strict = await _folder.PlayAsync(new CassetteSettings { Key = Key }, Token);

        string[] answers = [await AskAsync(patient, "GET", "/?token=ada"), await AskAsync(patient, "GET", "/?token=ada")];
        await AskAsync(strict, "GET", "/?token=ada");

        Assert.Equal(["ada", "ada"], answers);
        await Assert.ThrowsAsync<CassetteMismatchException>(() => AskAsync(strict, "GET", "/?token=ada"));
    }

    [Fact]
    public async Task Bodies_that_differ_far_down_are_told_apart()
    {
        await RecordAsync(("POST", "/", $"[{Nested(100)}]", "made"));
        var player = await _folder.PlayAsync(settings: null, Token);

        var mismatch = await Assert.ThrowsAsync<CassetteMismatchException>(() => AskAsync(player, "POST", "/", "[7]"));

        Assert.Contains("body $[0]: recorded [[[", mismatch.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cassette_that_was_cut_off_says_so_where_something_is_missing()
    {
        await RecordAsync(("GET", "/a", null, "a"));
        await File.AppendAllTextAsync(_folder.Cassette, "{\"id\":", Token);
        var player = await _folder.PlayAsync(settings: null, Token);

        var mismatch = await Assert.ThrowsAsync<CassetteMismatchException>(() => AskAsync(player, "GET", "/b"));

        Assert.Contains("line 3: the last line was cut off after 6 bytes and is left out.", mismatch.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_port_a_mismatch_is_a_bad_gateway_that_says_why()
    {
        await RecordAsync();
        var player = await _folder.PlayAsync(settings: null, Token);
        using var client = new HttpClient { BaseAddress = await player.ListenAsync(Token) };

        using var response = await client.GetAsync("/new", Token);

        Assert.Equal(502, (int)response.StatusCode);
        Assert.StartsWith("GET /new is not on", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        await Assert.ThrowsAsync<CassetteMismatchException>(async () => await player.DisposeAsync());
    }

    [Fact]
    public async Task A_short_key_is_refused()
    {
        await RecordAsync();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => _folder.PlayAsync(new CassetteSettings { Key = "short" }, Token));

        Assert.StartsWith("'CAIRN_CASSETTES_KEY' has 5 bytes.", refusal.Message, StringComparison.Ordinal);
    }

    private async Task RecordAdaAndBobAsync()
    {
        await using var recorder = await _folder.RecordAsync(new CassetteSettings { Key = Key }, Token);
        using var client = new HttpClient(recorder.CreateHandler(new AnsweringHandler(request => new HttpResponseMessage { Content = new StringContent(request.RequestUri!.Query[^3..]) })));
        await client.GetStringAsync("http://store/?token=ada", Token);
        await client.GetStringAsync("http://store/?token=bob", Token);
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static async Task<string> AskAsync(CassettePlayer player, string method, string target, string? body = null)
    {
        using var invoker = new HttpMessageInvoker(player.CreateHandler());
        using var response = await invoker.SendAsync(Call(method, target, body), Token);
        return await response.Content.ReadAsStringAsync(Token);
    }

    private static HttpRequestMessage Call(string method, string target, string? body) =>
        new(new HttpMethod(method), $"http://artifact-store{target}") { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };

    private Task RecordAsync(params (string Method, string Target, string? Body, string Answer)[] exchanges)
    {
        var answers = new Queue<string>(exchanges.Select(exchange => exchange.Answer));
        return _folder.RecordAsync(
            _ => new HttpResponseMessage { Content = new StringContent(answers.Dequeue()) },
            Token,
            [.. exchanges.Select(exchange => Call(exchange.Method, exchange.Target, exchange.Body))]);
    }
}
