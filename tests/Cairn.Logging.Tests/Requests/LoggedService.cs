using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Logging.Tests.Requests;

/// <summary>A service on a real Kestrel, whose clock goes on by a quarter of a second each time it is asked.</summary>
internal sealed class LoggedService : IAsyncDisposable
{
    private readonly StringWriter _output = new();
    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public static async Task<LoggedService> StartAsync(Action<WebApplication> map, CancellationToken cancellationToken, string? key = null, string? value = null)
    {
        var service = new LoggedService();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([new(key ?? "unused", value)]);
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(new SteppingClock());
        builder.Services.AddKeyedSingleton<TextWriter>(LogPipeline.OutputKey, service._output).AddCairnLogging();
        service._app = builder.Build();
        map(service._app);
        await service._app.StartAsync(cancellationToken);
        service._client.BaseAddress = new Uri(service._app.Urls.Single());
        return service;
    }

    public Task GetAsync(string path, CancellationToken cancellationToken) => SendAsync(new(HttpMethod.Get, path), cancellationToken);

    public async Task SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        using (await _client.SendAsync(request, cancellationToken))
        {
        }
    }

    /// <summary>For an answer that breaks off.</summary>
    public async Task TryGetAsync(string path, CancellationToken cancellationToken) =>
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => GetAsync(path, cancellationToken));

    /// <summary>Stops the service and reads what it wrote.</summary>
    public async Task<IReadOnlyList<JsonElement>> LinesAsync()
    {
        await DisposeAsync();
        return [.. _output.ToString().TrimEnd('\n').Split('\n').Select(StrictJson.Parse)];
    }

    public async Task<JsonElement> RequestLineAsync() => Assert.Single(await LinesAsync(), line => line.Text("event.name") == "RequestFinished");

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
            _app = null;
        }

        _client.Dispose();
    }

    private sealed class SteppingClock : TimeProvider
    {
        private long _timestamp;

        public override long TimestampFrequency => 4;

        public override long GetTimestamp() => Interlocked.Increment(ref _timestamp);
    }
}
