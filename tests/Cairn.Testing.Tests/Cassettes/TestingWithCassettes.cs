using Cairn.Cassettes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Testing.Tests.Cassettes;

/// <summary>What the pages about cassettes show.</summary>
public sealed class TestingWithCassettes
{
    private static readonly Func<string[], Task> Program = Programs.Web(
        app => app.MapGet("/latest", (IHttpClientFactory clients) => clients.CreateClient("artifact-store").GetStringAsync("artifacts/latest", Token)),
        services => services.AddHttpClient("artifact-store", client => client.BaseAddress = new Uri("http://artifact-store")));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_is_tested_against_a_recorded_dependency()
    {
        await using var store = await CassetteDeck.OpenAsync("artifact-store.cassette.jsonl", "artifact-store", cancellationToken: Token);
        await using var service = await CairnTestHost.StartAsync(Program, setup => setup.RecordOrReplay("artifact-store", store), Token);

        Assert.Equal("app-1.2.3.zip", await service.Http.GetStringAsync("/latest", Token));
    }

    [Fact]
    public async Task Rules_of_redaction_are_settings()
    {
        await using var store = await CassetteDeck.OpenAsync(
            "artifact-store.cassette.jsonl",
            "artifact-store",
            settings => settings.Redaction = RedactionPolicy.Default.MaskField("owner").MaskSegmentAfter("users").KeepField("upload_token"),
            Token);
        using var client = new HttpClient(store.CreateHandler(new SocketsHttpHandler()));

        Assert.Equal("app-1.2.3.zip", await client.GetStringAsync("http://artifact-store/artifacts/latest", Token));
    }

    [Fact]
    public async Task A_cassette_in_the_repository_holds_no_secret()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "artifact-store.cassette.jsonl");

        var redactor = Redactor.WithRandomKey(RedactionPolicy.Default);
        var cassette = await Cassette.LoadAsync(path, Token);

        Assert.All(cassette.Exchanges, exchange => Assert.Empty(redactor.FindSecrets(exchange)));
        Assert.Equal(RedactionPolicy.Default.Fingerprint, cassette.Header.Redaction);
    }

    [Fact]
    public async Task A_recorder_of_its_own_writes_the_same_format()
    {
        using var folder = new CassetteFolder();
        var (path, redactor) = (folder.Cassette, Redactor.WithRandomKey(RedactionPolicy.Default));
        var exchange = new CassetteExchange { Id = "1", At = DateTimeOffset.UnixEpoch, Request = new CassetteRequest { Method = "GET", Target = "/" }, Responses = [new CassetteResponse { Status = 204 }] };

        await using var writer = await CassetteWriter.OpenAsync(path, new CassetteHeader { Service = "artifact-store", Recorder = "proxy" }, redactor, Token);
        await writer.AppendAsync(exchange, Token);

        Assert.Single((await Cassette.LoadAsync(path, Token)).Exchanges);
    }
}
