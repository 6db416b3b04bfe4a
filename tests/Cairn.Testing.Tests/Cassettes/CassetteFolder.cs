using System.Net;
using Cairn.Testing.Cassettes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cairn.Testing.Tests.Cassettes;

/// <summary>A folder with a cassette, for one test, and the environment in which it is recorded and played.</summary>
internal sealed class CassetteFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cassettes");

    public string Cassette => Path.Combine(_folder.FullName, "artifact-store.cassette.jsonl");

    public static RecordingMode Mode(string? mode = null, string? ci = null, string? key = null) => new(name => name switch
    {
        "CAIRN_CASSETTES" => mode,
        "CAIRN_CASSETTES_KEY" => key,
        "CI" => ci,
        _ => null,
    });

    /// <summary>A real dependency on a loopback port.</summary>
    public static async Task<WebApplication> StartDependencyAsync(Action<IEndpointRouteBuilder> map, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        map(app);
        await app.StartAsync(cancellationToken);
        return app;
    }

    public static Uri AddressOf(WebApplication app) => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public Task<CassetteRecorder> RecordAsync(CassetteSettings? settings, CancellationToken cancellationToken) =>
        CassetteRecorder.OpenAsync(Cassette, "artifact-store", settings ?? new CassetteSettings(), Mode(), cancellationToken);

    public Task<CassettePlayer> PlayAsync(CassetteSettings? settings, CancellationToken cancellationToken) =>
        CassettePlayer.OpenAsync(Cassette, settings ?? new CassetteSettings(), Mode(), cancellationToken);

    /// <summary>Records calls that a function answers.</summary>
    public async Task RecordAsync(Func<HttpRequestMessage, HttpResponseMessage> answer, CancellationToken cancellationToken, params HttpRequestMessage[] calls)
    {
        await using var recorder = await RecordAsync(settings: null, cancellationToken);
        using var invoker = new HttpMessageInvoker(recorder.CreateHandler(new AnsweringHandler(answer)));
        foreach (var call in calls)
        {
            using var response = await invoker.SendAsync(call, cancellationToken);
            Assert.NotEqual(HttpStatusCode.BadGateway, response.StatusCode);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
