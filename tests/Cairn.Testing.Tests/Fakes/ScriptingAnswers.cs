using System.Net;
using System.Net.Http.Json;

namespace Cairn.Testing.Tests.Fakes;

public sealed class ScriptingAnswers
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answers_come_in_the_order_of_the_script(bool isOnPort)
    {
        await using var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/artifacts/{id}").Replies(HttpStatusCode.OK, new { id = 7 }).Then(HttpFault.Closed).Then(HttpStatusCode.NotFound);
        using var client = await ClientAsync(server, isOnPort);

        Assert.Equal("""{"id":7}""", await client.GetStringAsync("/artifacts/7", Token));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/artifacts/7", Token));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/artifacts/7", Token)).StatusCode);
        server.Verify();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_has_its_headers_and_its_type(bool isOnPort)
    {
        await using var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/text").Replies(HttpStatusCode.OK, "<a/>").WithHeader("Content-Type", "text/xml").WithHeader("ETag", "\"v1\"");
        server.On(HttpMethod.Get, "/bytes").Replies(HttpStatusCode.OK, new byte[] { 1, 2 });
        using var client = await ClientAsync(server, isOnPort);

        using var text = await client.GetAsync("/text", Token);
        using var bytes = await client.GetAsync("/bytes", Token);

        Assert.Equal(("text/xml", "\"v1\""), ($"{text.Content.Headers.ContentType}", $"{text.Headers.ETag}"));
        Assert.Equal("application/octet-stream", $"{bytes.Content.Headers.ContentType}");
        Assert.Equal([1, 2], await bytes.Content.ReadAsByteArrayAsync(Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_follows_the_headers_that_answer_a_HEAD(bool isOnPort)
    {
        await using var server = new FakeHttpServer();
        server.On(HttpMethod.Head, "/artifacts/7").Replies(HttpStatusCode.OK, "body");
        using var client = await ClientAsync(server, isOnPort);

        using var response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/artifacts/7"), Token);

        Assert.Equal(4, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Parallel_requests_take_each_answer_once()
    {
        await using var server = new FakeHttpServer();
        var numbers = Enumerable.Range(1, 50).ToArray();
        var answers = server.On(HttpMethod.Get, "/next").Replies(HttpStatusCode.OK, 0);
        Array.ForEach(numbers, number => answers.Then(HttpStatusCode.OK, number));
        using var inMemory = await ClientAsync(server, isOnPort: false);
        using var onPort = await ClientAsync(server, isOnPort: true);

        var taken = await Task.WhenAll(Enumerable.Range(0, 51).Select(index => Task.Run(() => (index % 2 == 0 ? inMemory : onPort).GetStringAsync("/next", Token), Token)));

        Assert.Equal([0, .. numbers], taken.Select(int.Parse).Order());
        Assert.Equal(51, server.Requests.Count);
    }

    [Fact]
    public async Task An_answer_may_be_given_several_times_or_always()
    {
        await using var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/twice").Replies(HttpStatusCode.OK, "a").Times(2).Then(HttpStatusCode.OK, "b");
        server.On(HttpMethod.Get, "/always").Replies(HttpStatusCode.OK, "c").Always();
        server.On(HttpMethod.Get, "/never").Replies(HttpStatusCode.OK, "d").Always();
        using var client = await ClientAsync(server, isOnPort: false);

        var texts = new List<string>();
        foreach (var path in new[] { "/twice", "/twice", "/twice", "/always", "/always" })
        {
            texts.Add(await client.GetStringAsync(path, Token));
        }

        Assert.Equal(["a", "a", "b", "c", "c"], texts);
        server.Verify();
    }

    [Fact]
    public async Task The_first_route_that_fits_and_has_an_answer_left_answers()
    {
        await using var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/artifacts/{id}").WithQuery("page", "2").Replies(HttpStatusCode.OK, "second page");
        server.On(HttpMethod.Get, "/artifacts/{id}").WithHeader("X-Key", "k").Replies(HttpStatusCode.OK, "with key");
        server.On(HttpMethod.Get, "/{**rest}").Replies(HttpStatusCode.OK, "rest").Always();
        using var client = await ClientAsync(server, isOnPort: false);
        client.DefaultRequestHeaders.Add("X-Key", "k");

        Assert.Equal("second page", await client.GetStringAsync("/artifacts/7?page=2", Token));
        Assert.Equal("with key", await client.GetStringAsync("/artifacts/7?page=2", Token));
        Assert.Equal("rest", await client.GetStringAsync("/artifacts/7?page=2", Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_fits_whatever_the_order_of_its_properties(bool isOnPort)
    {
        await using var server = new FakeHttpServer();
        server.On(HttpMethod.Post, "/artifacts").WithJson(new { Name = "apk", size = 1.0 }).Replies(HttpStatusCode.Created);
        using var client = await ClientAsync(server, isOnPort);

        using var response = await client.PostAsJsonAsync("/artifacts", new { size = 1, name = "apk" }, Token);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Requests_are_recorded_as_they_came(bool isOnPort)
    {
        await using var server = new FakeHttpServer();
        server.On(HttpMethod.Put, "/a b/{id}").Replies(HttpStatusCode.NoContent);
        using var client = await ClientAsync(server, isOnPort);
        client.DefaultRequestHeaders.Add("X-Key", ["k", "l"]);

        using var response = await client.PutAsJsonAsync("/a%20b/7?q=x%20y&r=1&r=2", new { name = "apk" }, Token);

        var request = Assert.Single(server.Requests);
        Assert.Equal("PUT /a%20b/7?q=x%20y&r=1&r=2", $"{request}");
        Assert.Equal(("/a%20b/7", "x y", "1,2"), (request.Path, request.Query["q"], request.Query["r"]));
        Assert.Equal(("k, l", "application/json; charset=utf-8"), (request.Headers["x-key"], request.Headers["content-type"]));
        Assert.Equal(client.BaseAddress!.Authority, request.Headers["Host"]);
        Assert.Equal("""{"name":"apk"}""", request.Text);
        Assert.Equal("apk", request.ReadJson<Dictionary<string, string>>()!["name"]);
    }

    [Theory]
    [InlineData("artifacts", "A path begins with '/'")]
    [InlineData("/artifacts?page=2", "put a query into WithQuery")]
    [InlineData("/artifacts/{id", "braces do not stand around a whole segment")]
    [InlineData("/artifacts/v{id}", "braces do not stand around a whole segment")]
    [InlineData("/{**rest}/artifacts", "asterisks not in the last one")]
    public void A_path_that_is_no_template_is_refused(string path, string advice)
    {
        var server = new FakeHttpServer();

        var refusal = Assert.Throws<ArgumentException>(() => server.On(HttpMethod.Get, path));

        Assert.Contains(advice, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, null, "A final answer has one between 200 and 599")]
    [InlineData(204, "body", "HTTP allows none with this status")]
    public void An_answer_that_HTTP_forbids_is_refused(int status, string? body, string rule)
    {
        var route = new FakeHttpServer().On(HttpMethod.Get, "/");

        var refusal = Assert.Throws<ArgumentException>(() => route.Replies((HttpStatusCode)status, body));

        Assert.Contains(rule, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpClient> ClientAsync(FakeHttpServer server, bool isOnPort) => isOnPort
        ? new HttpClient(new SocketsHttpHandler()) { BaseAddress = await server.ListenAsync(Token) }
        : new HttpClient(server.Handler) { BaseAddress = new Uri("http://store/") };
}
