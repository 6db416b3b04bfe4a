using System.Text;
using Cairn.Cassettes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Testing.Tests.Cassettes;

public sealed class RecordingDependencies : IDisposable
{
    private readonly CassetteFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_proxy_records_what_it_forwards_and_the_player_says_the_same_on_a_port()
    {
        await using var dependency = await CassetteFolder.StartDependencyAsync(
            app => app.MapPost("/{**path}", async (HttpContext context) =>
            {
                context.Response.Headers.Append("Vary", new(["A", "B"]));
                await context.Response.WriteAsync($"{context.Features.Get<IHttpRequestFeature>()!.RawTarget} {await new StreamReader(context.Request.Body).ReadToEndAsync(Token)}", Token);
            }),
            Token);
        await using (var recorder = await _folder.RecordAsync(settings: null, Token))
        {
            Assert.Equal("/a%2Fb?x=1%2f2 hello", await PostAsync(await recorder.ListenAsync(CassetteFolder.AddressOf(dependency), Token)));
        }

        await using var player = await _folder.PlayAsync(settings: null, Token);

        Assert.Equal("/a%2Fb?x=1%2f2 hello", await PostAsync(await player.ListenAsync(Token)));
        Assert.Equal(["A", "B"], Assert.Single(player.Cassette.Exchanges).Responses[0].Headers.Where(header => header.Key == "Vary").Select(header => header.Value));
    }

    [Fact]
    public async Task Streamed_and_compressed_answers_are_recorded_whole_and_come_back_compressed()
    {
        var plain = Encoding.UTF8.GetBytes("""{"state":"passed"}""");
        var wire = CassetteBody.Of(plain, "gzip").ToWire().ToArray();
        await using var dependency = await CassetteFolder.StartDependencyAsync(
            app => app.MapGet("/", async context =>
            {
                context.Response.Headers.ContentEncoding = "gzip";
                await context.Response.Body.WriteAsync(wire.AsMemory(0, 5), Token);
                await context.Response.Body.FlushAsync(Token); // chunked, as no length was said
                await context.Response.Body.WriteAsync(wire.AsMemory(5), Token);
            }),
            Token);
        await using (var recorder = await _folder.RecordAsync(settings: null, Token))
        {
            using var live = new HttpClient(recorder.CreateHandler(new SocketsHttpHandler())) { BaseAddress = CassetteFolder.AddressOf(dependency) };
            Assert.Equal(wire, await live.GetByteArrayAsync("/", Token));
        }

        await using var player = await _folder.PlayAsync(settings: null, Token);
        using var client = new HttpClient(player.CreateHandler()) { BaseAddress = new Uri("http://artifact-store") };

        using var response = await client.GetAsync("/", Token);

        Assert.Contains("""{"json":{"state":"passed"},"enc":"gzip"}""", await File.ReadAllTextAsync(_folder.Cassette, Token), StringComparison.Ordinal);
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        Assert.Equal(plain, CassetteBody.FromWire(await response.Content.ReadAsByteArrayAsync(Token), "gzip")!.Bytes.ToArray());
    }

    [Theory]
    [InlineData("HEAD", 200)]
    [InlineData("GET", 204)]
    [InlineData("GET", 304)]
    public async Task Answers_without_a_body_come_back_without_one(string method, int status)
    {
        await using var dependency = await CassetteFolder.StartDependencyAsync(
            app => app.MapMethods("/", [method], context =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.ETag = "\"1\"";
                context.Response.ContentLength = status == 200 ? 42 : null;
                return Task.CompletedTask;
            }),
            Token);
        await using (var recorder = await _folder.RecordAsync(settings: null, Token))
        {
            await AskAsync(recorder.CreateHandler(new SocketsHttpHandler()), method, CassetteFolder.AddressOf(dependency));
        }

        await using var player = await _folder.PlayAsync(new CassetteSettings { AllowRepeats = true }, Token);
        var direct = await AskAsync(player.CreateHandler(), method, new Uri("http://artifact-store"));
        var port = await AskAsync(new SocketsHttpHandler(), method, await player.ListenAsync(Token));

        Assert.Equal((status, "\"1\"", status == 200 ? 42L : direct.Length), direct);
        Assert.Equal((status, "\"1\""), (port.Status, port.Tag));
    }

    [Fact]
    public async Task Secrets_do_not_reach_the_cassette_and_matching_survives()
    {
        var recorded = new HttpRequestMessage(HttpMethod.Get, "http://artifact-store/a?token=hunter2") { Headers = { { "Authorization", "Bearer live-secret-1" } } };
        await _folder.RecordAsync(_ => new HttpResponseMessage { Content = new StringContent("""{"session":"another-secret","state":"passed"}""") }, Token, recorded);
        var file = await File.ReadAllTextAsync(_folder.Cassette, Token);

        await using var player = await _folder.PlayAsync(settings: null, Token);
        using var client = new HttpClient(player.CreateHandler());

        Assert.Contains("\"state\":\"passed\"", await client.GetStringAsync("http://artifact-store/a?token=in-ci", Token), StringComparison.Ordinal);
        Assert.All(["hunter2", "live-secret", "another-secret"], secret => Assert.DoesNotContain(secret, file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recording_with_an_unmasked_secret_is_refused_and_the_old_cassette_is_kept()
    {
        await _folder.RecordAsync(_ => new HttpResponseMessage(), Token, new HttpRequestMessage(HttpMethod.Get, "http://artifact-store/old"));
        var old = await File.ReadAllTextAsync(_folder.Cassette, Token);
        var recorder = await _folder.RecordAsync(settings: null, Token);
        using var client = new HttpClient(recorder.CreateHandler(new AnsweringHandler(_ => new HttpResponseMessage { Content = new StringContent("AKIAIOSFODNN7EXAMPLE") })));

        await Assert.ThrowsAsync<UnmaskedSecretException>(() => client.GetAsync("http://artifact-store/new", Token));
        await Assert.ThrowsAsync<UnmaskedSecretException>(async () => await recorder.DisposeAsync());

        Assert.Equal(old, await File.ReadAllTextAsync(_folder.Cassette, Token));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_folder.Cassette)!));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_told_at_the_end_though_the_service_swallowed_it()
    {
        var recorder = await _folder.RecordAsync(settings: null, Token);
        using var client = new HttpClient(recorder.CreateHandler(new AnsweringHandler(_ => new HttpResponseMessage { Content = new ByteArrayContent(new byte[CassetteBody.LargestBytes + 1]) })));

        await Assert.ThrowsAsync<InvalidDataException>(() => client.GetAsync("http://artifact-store/large", Token));

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(async () => await recorder.DisposeAsync());
        Assert.StartsWith("A body is larger than 16777216 bytes, and a cassette holds no larger ones.", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.Cassette));
    }

    [Fact]
    public async Task A_recording_that_is_complete_can_be_completed_again()
    {
        await using var recorder = await _folder.RecordAsync(settings: null, Token);

        await recorder.DisposeAsync();
        var second = await Record.ExceptionAsync(async () => await recorder.DisposeAsync());

        Assert.Null(second);
        Assert.True(File.Exists(_folder.Cassette));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("1")]
    public async Task CI_never_records(string ci)
    {
        var mode = CassetteFolder.Mode("record", ci);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => CassetteDeck.OpenAsync(_folder.Cassette, _folder.Cassette, "artifact-store", new CassetteSettings(), mode, Token));

        Assert.Contains($"is to be recorded and 'CI' is '{ci}'", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.Cassette));
    }

    [Fact]
    public async Task A_mode_that_is_not_known_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => CassetteDeck.OpenAsync(_folder.Cassette, _folder.Cassette, "artifact-store", new CassetteSettings(), CassetteFolder.Mode("rec"), Token));

        Assert.Equal("'CAIRN_CASSETTES' is 'rec'. It is 'record' or 'replay'. Set one of them, or none to replay.", refusal.Message);
    }

    [Fact]
    public async Task A_deck_records_on_demand_and_plays_otherwise()
    {
        await using (var deck = await DeckAsync("record"))
        {
            Assert.Equal("real", await GetAsync(deck));
        }

        await using var replay = await DeckAsync(mode: null);

        Assert.False(replay.IsRecording);
        Assert.Equal("real", await GetAsync(replay));
    }

    private static async Task<string> PostAsync(Uri server)
    {
        var address = new Uri($"{server.GetLeftPart(UriPartial.Authority)}/a%2Fb?x=1%2f2", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var client = new HttpClient();
        using var response = await client.PostAsync(address, new StringContent("hello"), Token);
        return await response.Content.ReadAsStringAsync(Token);
    }

    private static async Task<(int Status, string? Tag, long? Length)> AskAsync(HttpMessageHandler handler, string method, Uri address)
    {
        using var client = new HttpClient(handler);
        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), address), Token);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Token));
        return ((int)response.StatusCode, response.Headers.ETag?.Tag, response.Content.Headers.ContentLength);
    }

    private Task<CassetteDeck> DeckAsync(string? mode) =>
        CassetteDeck.OpenAsync(_folder.Cassette, _folder.Cassette, "artifact-store", new CassetteSettings(), CassetteFolder.Mode(mode), Token);

    private static async Task<string> GetAsync(CassetteDeck deck)
    {
        using var client = new HttpClient(deck.CreateHandler(new AnsweringHandler(_ => new HttpResponseMessage { Content = new StringContent("real") })));
        return await client.GetStringAsync("http://artifact-store/", Token);
    }
}
