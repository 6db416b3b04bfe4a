using System.Diagnostics;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry.Tests;

/// <summary>A web service on a free loopback port that exports to a receiver of its own.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestService(WebApplication app, OtlpReceiver receiver)
    {
        _app = app;
        Receiver = receiver;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public OtlpReceiver Receiver { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<TestService> StartAsync(
        Action<WebApplication>? map = null,
        Action<WebApplicationBuilder>? configure = null,
        string environment = "Production",
        params string[] settings)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var receiver = await OtlpReceiver.StartAsync(cancellationToken);
        var builder = WebApplication.CreateBuilder(
            ["--urls=http://127.0.0.1:0", $"--environment={environment}", $"--OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Endpoint}", .. settings]);
        builder.Logging.ClearProviders();
        builder.Services.AddCairnTelemetry();
        configure?.Invoke(builder);

        var app = builder.Build();
        map?.Invoke(app);
        await app.StartAsync(cancellationToken);
        return new TestService(app, receiver);
    }

    /// <summary>Stops the service, so that everything it has to say has been received.</summary>
    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>Stops the service and gives the span of the one request that it served.</summary>
    public async Task<OtlpSpan> StopAndGetServerSpanAsync()
    {
        await StopAsync();
        return Assert.Single(Receiver.Spans, span => span.Kind == ActivityKind.Server);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
