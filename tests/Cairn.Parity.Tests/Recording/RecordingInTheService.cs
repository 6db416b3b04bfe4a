using System.Net.Http.Json;
using System.Text;
using Cairn.Cassettes;
using Cairn.Parity.Tests.Replay;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Parity.Tests.Recording;

public sealed class RecordingInTheService : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_middleware_records_what_clients_see()
    {
        await using (var recorder = await ExchangeRecorder.OpenAsync(_folder.In("a.cassette.jsonl"), "builds", "middleware", new RecorderSettings(), Token))
        {
            await using var app = await StartAsync(recorder);
            using var client = app.GetTestClient();
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer let-me-in");
            using var response = await client.PostAsJsonAsync("/builds?x=1%2f2", new NewBuild("main"), Token);
            await response.Content.ReadAsStringAsync(Token);
        }

        var exchange = Assert.Single((await Cassette.LoadAsync(_folder.In("a.cassette.jsonl"), Token)).Exchanges);
        Assert.Equal(("POST /builds", 201, """{"branch":"main"}"""), (exchange.Route, exchange.Responses[0].Status, Encoding.UTF8.GetString(exchange.Request.Body!.Bytes.Span)));
        Assert.Contains("\"branch\":\"main\"", Encoding.UTF8.GetString(exchange.Responses[0].Body!.Bytes.Span), StringComparison.Ordinal);
        Assert.StartsWith("Bearer masked-", exchange.Request.Headers.Single(header => header.Key == "Authorization").Value, StringComparison.Ordinal);
        Assert.StartsWith("s:", exchange.Session, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> StartAsync(ExchangeRecorder recorder)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<Func<Guid>>(Guid.NewGuid);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHttpClient();
        var app = builder.Build();
        app.UseCairnRecorder(recorder);
        app.UseRouting();
        TestService.Map(app);
        await app.StartAsync(Token);
        return app;
    }
}
