using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;

namespace Cairn.Telemetry.Tests;

public sealed class OtelSettingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("TRACES", "none")]
    [InlineData("METRICS", "None")]
    [InlineData("LOGS", " none ")]
    [InlineData("NO", "otlp,otlp")]
    public async Task A_signal_whose_exporter_is_none_stays(string signal, string exporter)
    {
        await using var service = await TestService.StartAsync(
            app => app.MapGet("/", () => "home"), settings: $"--OTEL_{signal}_EXPORTER={exporter}");
        await service.Http.GetAsync("/", Cancellation);

        await service.StopAsync();

        Assert.Equal(signal != "TRACES", service.Receiver.Spans.Count > 0);
        Assert.Equal(signal != "METRICS", service.Receiver.Metrics.Count > 0);
        Assert.Equal(signal != "LOGS", service.Receiver.Logs.Count > 0);
    }

    [Theory]
    [InlineData("OTEL_SERVICE_NAMES", "OTEL_SERVICE_NAME")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPIONT", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("OTEL_BSP_MAX_QUEUE", "OTEL_BSP_MAX_QUEUE_SIZE")]
    [InlineData("OTEL_EXPORTER_PROMETHEUS_PORT", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    public async Task A_setting_that_nobody_knows_is_said_with_the_nearest_one(string key, string nearest)
    {
        var warnings = await WarningsAsync($"--{key}=7");

        Assert.Equal([$"{key} is no setting of OpenTelemetry that is honoured here. The nearest one that is: {nearest}"], warnings);
    }

    [Theory]
    [InlineData("OTEL_COLLECTOR_SERVICE_HOST")]
    [InlineData("OTEL_COLLECTOR_SERVICE_PORT_OTLP_HTTP")]
    [InlineData("OTEL_COLLECTOR_PORT")]
    [InlineData("OTEL_COLLECTOR_PORT_4318_TCP_ADDR")]
    [InlineData("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY")]
    [InlineData("OTEL_BSP_MAX_QUEUE_SIZE")]
    [InlineData("OTHER")]
    public async Task A_key_of_somebody_elses_is_no_setting(string key)
    {
        Assert.Empty(await WarningsAsync($"--{key}=7"));
    }

    [Theory]
    [InlineData("--OTEL_BSP_MAX_QUEUE_SIZE=4096", "--OTEL_BSP_MAX_EXPORT_BATCH_SIZE=4096", "--OTEL_PROPAGATORS=baggage,tracecontext")]
    [InlineData("--OTEL_METRICS_EXEMPLAR_FILTER=trace_based", "--OTEL_SPAN_LINK_COUNT_LIMIT=0", "--OTEL_RESOURCE_ATTRIBUTES=a=b=c,d=")]
    public async Task Well_formed_settings_are_accepted(params string[] settings)
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/", () => "home"), settings: settings);
        await service.Http.GetAsync("/", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal("GET /", span.Name);
    }

    [Fact]
    public async Task A_queue_below_the_default_batch_size_bounds_the_batch()
    {
        await using var service = await TestService.StartAsync(settings: "--OTEL_BSP_MAX_QUEUE_SIZE=100");

        var batches = service.Services.GetRequiredService<IOptions<BatchExportActivityProcessorOptions>>().Value;

        Assert.Equal((100, 100), (batches.MaxQueueSize, batches.MaxExportBatchSize));
    }

    private static async Task<IEnumerable<string>> WarningsAsync(string setting)
    {
        await using var service = await TestService.StartAsync(settings: setting);
        await service.StopAsync();
        return service.Receiver.Logs.Where(log => log.EventName == "OtelSettingUnknown").Select(log => $"{log.Body}");
    }
}
