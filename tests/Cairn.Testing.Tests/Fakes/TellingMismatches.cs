using System.Net;
using System.Net.Http.Json;

namespace Cairn.Testing.Tests.Fakes;

public sealed class TellingMismatches
{
    private static readonly string[] OneTag = ["a"];
    private static readonly string[] TwoTags = ["a", "b"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_that_is_not_scripted_is_compared_with_the_nearest_line_by_line(bool isOnPort)
    {
        var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/health").Replies(HttpStatusCode.OK).Always();
        server.On(HttpMethod.Put, "/artifacts/{id}").WithQuery("page", "2").WithHeader("X-Key", "k").WithJson(new { name = "apk", tags = OneTag }).Replies(HttpStatusCode.OK);
        using var client = new HttpClient(isOnPort ? new SocketsHttpHandler() : server.Handler) { BaseAddress = await server.ListenAsync(Token) };

        using var answer = await client.PostAsJsonAsync("/artefacts/7?page=3", new { tags = TwoTags, extra = true }, Token);

        const string Difference = """
            POST /artefacts/7?page=3 is not scripted. The nearest is PUT /artifacts/{id}, query 'page' = '2', header 'X-Key' = 'k', body = {"name":"apk","tags":["a"]}:
              method: scripted PUT, came POST
              path: scripted '/artifacts/{id}', came '/artefacts/7'
              query 'page': scripted '2', came '3'
              header 'X-Key': scripted 'k', came nothing
              body $.name: scripted "apk", came nothing
              body $.tags: scripted 1 elements, came 2
              body $.extra: scripted nothing, came true
            """;
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.Equal(Difference, await answer.Content.ReadAsStringAsync(Token), ignoreLineEndingDifferences: true);
        Assert.Equal(Difference, Assert.Throws<InvalidOperationException>(server.Verify).Message.Split("\n\n")[0], ignoreLineEndingDifferences: true);
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("/artefacts/7", "/artifacts/{id}")]
    [InlineData("/builds/42/log", "/builds/{id}")]
    [InlineData("/builds/42/steps/1", "/builds/{id}/steps/{step}/log")]
    public async Task The_nearest_path_is_the_one_with_the_fewest_segments_wrong(string asked, string nearest)
    {
        var server = new FakeHttpServer();
        Array.ForEach(["/", "/artifacts/{id}", "/builds/{id}", "/builds/{id}/steps/{step}/log"], path => server.On(HttpMethod.Get, path).Replies(HttpStatusCode.OK).Always());
        using var client = new HttpClient(server.Handler);

        var difference = await (await client.GetAsync(new Uri($"http://store{asked}"), Token)).Content.ReadAsStringAsync(Token);

        Assert.Contains($"path: scripted '{nearest}', came '{asked}'", difference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_too_many_is_told_apart_from_one_that_is_not_known()
    {
        var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/artifacts/{id}").Replies(HttpStatusCode.OK).Then(HttpStatusCode.OK);
        using var client = new HttpClient(server.Handler) { BaseAddress = new Uri("http://store/") };

        await client.GetAsync("/artifacts/1", Token);
        await client.GetAsync("/artifacts/2", Token);
        var difference = await (await client.GetAsync("/artifacts/3", Token)).Content.ReadAsStringAsync(Token);

        Assert.EndsWith("answers: all of the 2 scripted were given", difference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_that_nobody_asked_for_are_told()
    {
        await using var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/artifacts/{id}").Replies(HttpStatusCode.OK).Times(3).Then(HttpFault.ResetMidBody);
        server.On(HttpMethod.Get, "/builds");
        using var client = new HttpClient(server.Handler) { BaseAddress = new Uri("http://store/") };

        await client.GetAsync("/artifacts/1", Token);
        var failure = Assert.Throws<InvalidOperationException>(server.Verify);

        Assert.Equal(
            [
                "GET /artifacts/{id} was not asked for answer 1 of 2, '200': 1 of 3 given.",
                "GET /artifacts/{id} was not asked for answer 2 of 2, 'reset mid-body': 0 of 1 given.",
                "GET /builds has no answer. Add one with Replies or Fails.",
            ],
            failure.Message.Split("\n\n"));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Only_a_strict_server_fails_at_its_end_for_what_was_not_asked(bool isStrict, bool fails)
    {
        var server = new FakeHttpServer { IsStrict = isStrict };
        server.On(HttpMethod.Get, "/artifacts/{id}").Replies(HttpStatusCode.OK);

        var end = await Record.ExceptionAsync(() => server.DisposeAsync().AsTask());

        Assert.Equal(fails, end is InvalidOperationException);
    }

    [Fact]
    public async Task The_end_of_any_server_fails_for_what_was_not_scripted_though_the_service_swallowed_it()
    {
        var server = new FakeHttpServer();
        using var client = new HttpClient(server.Handler);

        await client.GetAsync(new Uri("http://store/a"), Token);
        await client.GetAsync(new Uri("http://store/a"), Token);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => server.DisposeAsync().AsTask());
        Assert.Equal("GET /a is not scripted: the script is empty. Begin it with On(method, path).", failure.Message);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_shown()
    {
        var server = new FakeHttpServer();
        server.On(HttpMethod.Post, "/artifacts").WithJson(new { name = "apk" }).Replies(HttpStatusCode.OK);
        using var client = new HttpClient(server.Handler);
        using var body = new StringContent("name=apk");

        var difference = await (await client.PostAsync(new Uri("http://store/artifacts"), body, Token)).Content.ReadAsStringAsync(Token);

        Assert.Contains("body: scripted {\"name\":\"apk\"}, came no JSON: 'name=apk'", difference, StringComparison.Ordinal);
    }
}
