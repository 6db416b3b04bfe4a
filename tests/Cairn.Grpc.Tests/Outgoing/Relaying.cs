using System.Diagnostics.Metrics;
using Cairn.Grpc.Tests.Calls;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Grpc.Tests.Outgoing;

/// <summary>A service whose method <c>test.Relay/Say</c> calls another of its methods, and what that one sees.</summary>
internal sealed class Relaying : IDisposable
{
    private readonly TaskCompletionSource _entered = new();
    private readonly TaskCompletionSource _aborted = new();
    private StandInClient? _client;

    /// <summary>The deadline that the called method was told.</summary>
    public string? Told { get; private set; }

    public Task Entered => _entered.Task;

    /// <summary>Ends when the call of <c>black.Hole/Say</c>, which never answers, is aborted.</summary>
    public Task Aborted => _aborted.Task;

    public async Task<CairnTestHost> StartAsync(Func<StandInClient, Task> relay, Action<GrpcOptions>? configure = null)
    {
        var service = await StandInService.StartAsync(app => Map(app, relay), configure);
        var handler = new GrpcClientHandler(service.Services.GetRequiredService<IMeterFactory>(), service.Clock)
        {
            InnerHandler = new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null },
        };
        _client = new StandInClient(new HttpMessageInvoker(handler), service.Http.BaseAddress!);
        return service;
    }

    public void Dispose() => _client?.Dispose();

    private void Map(WebApplication app, Func<StandInClient, Task> relay)
    {
        app.MapUnary("/test.Relay/Say", async _ =>
        {
            await relay(_client!);
            return StandInClient.Hello;
        });
        app.MapUnary(StandInService.Say, call =>
        {
            Told = call.Http.Request.Headers["grpc-timeout"].ToString();
            return Task.FromResult(StandInClient.Hello);
        });
        app.MapPost("/black.Hole/Say", async context =>
        {
            context.RequestAborted.Register(_aborted.SetResult);
            _entered.SetResult();
            await Aborted;
        });
    }
}
