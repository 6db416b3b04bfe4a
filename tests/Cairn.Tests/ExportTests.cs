using Cairn.Testing;

namespace Cairn.Tests;

public sealed class ExportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_signals_of_a_service_reach_the_collector_under_one_name()
    {
        await using var receiver = await OtlpReceiver.StartAsync(Cancellation);
        await using var service = await CairnTestHost.StartAsync(
            Programs.Service, host => host.Configure("OTEL_EXPORTER_OTLP_ENDPOINT", $"{receiver.Endpoint}"), Cancellation);

        await service.Http.GetAsync("/boom?from=export", Cancellation);
        await service.DisposeAsync(); // flushes

        var span = Assert.Single(receiver.Spans, span => span.Attributes["url.query"] is "from=export");
        Assert.Contains(receiver.Logs, log => log.TraceId == span.TraceId);
        Assert.Contains(receiver.Metrics, metric => metric.Name == "http.server.request.duration");
        Assert.All(receiver.Spans, exported => Assert.Equal("cairn-tests", exported.Resource["service.name"]));
    }
}
