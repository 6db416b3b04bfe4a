using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cairn.Alerting.Testing.Tests.EndToEnd;

/// <summary>The service on real ports and the real clock, with callers that never rest and a store that can be broken.</summary>
internal sealed class LiveService : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _http = new();
    private readonly FakeHttpServer _store;
    private readonly WebApplication _app;
    private Task _calls = Task.CompletedTask;

    private LiveService(FakeHttpServer store, WebApplication app) => (_store, _app) = (store, app);

    /// <summary>Where it is scraped, as host and port.</summary>
    public string Management =>
        new Uri(_app.Services.GetRequiredKeyedService<IServer>("Cairn.Management").Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority;

    public AlertArtefacts Artefacts => AlertArtefacts.Generate(
        _app.Services.GetRequiredService<IOptions<Objectives>>().Value,
        _app.Services.GetRequiredService<IOptions<AlertingOptions>>().Value);

    public static async Task<LiveService> StartAsync(params string[] arguments)
    {
        var store = BuildStatus.Fake();
        var address = await store.ListenAsync(TestContext.Current.CancellationToken);
        var app = BuildStatus.Build(
        [
            "--environment=Development", BuildStatus.Silence, "--urls=http://127.0.0.1:0", "--Cairn:Hosting:ManagementAddress=127.0.0.1", "--Cairn:Hosting:ManagementPort=0",
            $"--Cairn:Dependencies:store:Address={address}", $"--Cairn:Dependencies:notifier:Address={address}", .. arguments,
        ]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var service = new LiveService(store, app);
        service._calls = service.CallAsync();
        return service;
    }

    // The answer of the store begins well, so no breaker opens, and all is well as soon as it is mended.
    public Task BreakStoreAsync() => _store.BreakAsync(HttpFault.ResetMidBody, TestContext.Current.CancellationToken);

    public Task MendStoreAsync() => _store.RecoverAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _calls;
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        _http.Dispose();
        _end.Dispose();
    }

    private async Task CallAsync()
    {
        var build = new Uri(new Uri(_app.Urls.Single()), "builds/7");
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await beat.WaitForNextTickAsync(_end.Token))
            {
                using var response = await _http.GetAsync(build, _end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
