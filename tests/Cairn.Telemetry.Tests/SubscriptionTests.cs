using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Telemetry.Tests;

public sealed class SubscriptionTests
{
    private static readonly string Application = Assembly.GetExecutingAssembly().GetName().Name!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Names => new()
    {
        { "Cairn.Anything", true },
        { Application, true },
        { $"{Application}.Builds", true },
        { "Vendor.Client", true },
        { "Stranger", false },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Own_and_listed_sources_are_traced_also_without_a_web_server(string name, bool isHeard)
    {
        await using var receiver = await OtlpReceiver.StartAsync(Cancellation);
        using var source = new ActivitySource(name);
        using var host = await StartWorkerAsync(receiver);

        source.StartActivity("work")?.Dispose();
        await host.StopAsync(Cancellation);

        Assert.Equal(isHeard, receiver.Spans.Any(span => span.Scope == name && span.Name == "work"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Own_and_listed_meters_are_measured(string name, bool isHeard)
    {
        await using var receiver = await OtlpReceiver.StartAsync(Cancellation);
        using var meter = new Meter(name);
        using var host = await StartWorkerAsync(receiver);

        meter.CreateCounter<int>("work.done", "{job}").Add(2);
        await host.StopAsync(Cancellation);

        var work = receiver.Metrics.Where(metric => metric.Scope == name).Select(metric => (metric.Kind, metric.Unit, metric.DataPoints[0].Value));
        Assert.Equal(isHeard ? [(OtlpMetricKind.MonotonicSum, "{job}", 2d)] : [], work);
    }

    [Fact]
    public async Task What_other_services_do_while_they_start_and_stop_is_traced()
    {
        await using var receiver = await OtlpReceiver.StartAsync(Cancellation);
        using var host = await StartWorkerAsync(receiver);

        await host.StopAsync(Cancellation);

        Assert.Equal(["starting", "stopped"], receiver.Spans.Select(span => span.Name));
    }

    private static async Task<IHost> StartWorkerAsync(OtlpReceiver receiver)
    {
        var builder = Host.CreateApplicationBuilder([
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Endpoint}",
            "--Cairn:Telemetry:AdditionalSources:0=Vendor.*",
            "--Cairn:Telemetry:AdditionalMeters:0=Vendor.*"]);
        builder.Services.AddHostedService<TracedWorker>();
        builder.Services.AddCairnTelemetry();

        var host = builder.Build();
        await host.StartAsync(Cancellation);
        return host;
    }
}
