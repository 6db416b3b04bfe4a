using System.Diagnostics;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry.Tests;

public sealed class TestServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_that_never_leave_the_process_are_described_too()
    {
        await using var receiver = await OtlpReceiver.StartAsync(Cancellation);
        await using var service = await CairnTestHost.StartAsync(
            RunAsync, host => host.InEnvironment("Production").Configure("OTEL_EXPORTER_OTLP_ENDPOINT", $"{receiver.Endpoint}"), Cancellation);

        await service.Http.GetAsync("/fine", Cancellation);
        await Assert.ThrowsAsync<InvalidOperationException>(() => service.Http.GetAsync("/boom", Cancellation));
        await service.Spans.WaitForAsync(span => span.Status == ActivityStatusCode.Error, Cancellation);
        await service.DisposeAsync();

        var spans = receiver.Spans.Where(span => span.Kind == ActivityKind.Server).ToDictionary(span => $"{span.Attributes["url.path"]}");
        Assert.Equal(("GET /{what}", "localhost"), (spans["/fine"].Name, spans["/fine"].Attributes["server.address"]));
        Assert.Equal(("System.InvalidOperationException", ActivityStatusCode.Error), (spans["/boom"].Attributes["error.type"], spans["/boom"].Status));
    }

    private static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddCairnTelemetry();

        await using var app = builder.Build();
        app.MapGet("/{what}", (string what) => what == "boom" ? throw new InvalidOperationException() : what);
        await app.RunAsync();
    }
}
