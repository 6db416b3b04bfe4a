using System.Diagnostics;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry.Tests;

public sealed class TestServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_that_never_leave_the_process_are_described_too()
    {
        await using var receiver = await OtlpReceiver.StartAsync(Cancellation);
        var builder = WebApplication.CreateBuilder([$"--OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Endpoint}", "--environment=Production"]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddCairnTelemetry();
        await using var app = builder.Build();
        app.MapGet("/{what}", (string what) => what == "boom" ? throw new InvalidOperationException() : what);
        await app.StartAsync(Cancellation);

        await app.GetTestClient().GetAsync("/fine", Cancellation);
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.GetTestClient().GetAsync("/boom", Cancellation));
        await app.StopAsync(Cancellation);

        var spans = receiver.Spans.Where(span => span.Kind == ActivityKind.Server).ToDictionary(span => $"{span.Attributes["url.path"]}");
        Assert.Equal(("GET /{what}", "localhost"), (spans["/fine"].Name, spans["/fine"].Attributes["server.address"]));
        Assert.Equal(("System.InvalidOperationException", ActivityStatusCode.Error), (spans["/boom"].Attributes["error.type"], spans["/boom"].Status));
    }
}
