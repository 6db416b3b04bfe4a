using System.Diagnostics;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry.Tests.Cicd;

/// <summary>A host that records pipeline runs by a manual clock and exports to a receiver of its own.</summary>
internal sealed class PipelineService : IAsyncDisposable
{
    private readonly IHost _host;

    private PipelineService(IHost host, OtlpReceiver receiver, ManualTimeProvider clock)
    {
        _host = host;
        Receiver = receiver;
        Clock = clock;
    }

    public OtlpReceiver Receiver { get; }

    public ManualTimeProvider Clock { get; }

    public PipelineTelemetry Pipelines => _host.Services.GetRequiredService<PipelineTelemetry>();

    public static async Task<PipelineService> StartAsync(Action<IServiceCollection>? configure = null, params string[] settings)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var receiver = await OtlpReceiver.StartAsync(cancellationToken);
        var clock = new ManualTimeProvider();
        var builder = Host.CreateApplicationBuilder([$"--OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Endpoint}", .. settings]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddCairnTelemetry();
        configure?.Invoke(builder.Services);

        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new PipelineService(host, receiver, clock);
    }

    /// <summary>Stops the host, so that everything it has to say has been received.</summary>
    public Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    public OtlpSpan Span(string name) => Assert.Single(Receiver.Spans, span => span.Name == name);

    public OtlpMetric Metric(string name) => Assert.Single(Receiver.Metrics, metric => metric.Name == name);

    /// <summary>The point of a metric that has these attributes and no others.</summary>
    public OtlpDataPoint Point(string metric, params (string Name, string Value)[] attributes) => Assert.Single(
        Metric(metric).DataPoints,
        point => point.Attributes.Count == attributes.Length && attributes.All(attribute => Equals(point.Attributes[attribute.Name], attribute.Value)));

    public async ValueTask DisposeAsync()
    {
        Activity.Current = null;
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        await Receiver.DisposeAsync();
    }
}
