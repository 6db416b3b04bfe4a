using System.Diagnostics;
using System.Diagnostics.Metrics;
using Cairn.Hosting;
using Cairn.Telemetry;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Cairn.Tests.Reference;

/// <summary>Runs services through everything that may happen to them, and keeps the names of all that they emitted.</summary>
public sealed class ExercisedServices : IAsyncLifetime
{
    private readonly List<RefusingWriter> _consoles = [];
    private OtlpReceiver _receiver = null!;

    internal Names Emitted { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var receiver = _receiver = await OtlpReceiver.StartAsync(Cancellation);
        await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(ServingProgram.RunAsync, host => host.Configure("Cairn:Hosting:DrainDelay", "soon")));
        await ServeAsync();
        await LoseACollectorAsync();
        await FailInTheBackgroundAsync();

        Emitted.Add(receiver);
        _consoles.ForEach(console => Emitted.Add(console.ToString()));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task ServeAsync()
    {
        await using var service = await StartAsync(ServingProgram.RunAsync, host => Describe(Export(host)).OnKestrel());

        await SendAsync(service.Http);
        await RecoverAsync(service);
        await ChangeLevelsAsync(service);
        await ManageAsync(service);
        FullPipeline.Run(service.Services.GetRequiredService<PipelineTelemetry>());
        await ExportAsync(service);
    }

    private static async Task SendAsync(HttpClient http)
    {
        using var brew = new HttpRequestMessage(new HttpMethod("BREW"), "/hello/you?token=1") { Headers = { { "X-Request-Id", "r1" }, { "User-Agent", "tests" } } };
        (await http.SendAsync(brew, Cancellation)).Dispose();
        (await http.PostAsync("/builds", new StringContent("{}"), Cancellation)).Dispose();

        foreach (var path in new[] { "/hello/you", "/boom", "/down", "/nowhere", "/call", "/say" })
        {
            (await http.GetAsync(path, Cancellation)).Dispose();
        }
    }

    private static async Task RecoverAsync(CairnTestHost service)
    {
        await service.Logs.WaitForAsync(line => line.EventName == "WorkerRestarting", Cancellation);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromMinutes(1), Cancellation);
        service.Services.GetRequiredService<ServingProgram.Store>().IsBroken = true;
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromMinutes(2), Cancellation);

        service.Services.GetRequiredService<ReadinessGate>().Close("the index is rebuilt").Dispose();
        await service.Logs.WaitForAsync(line => line.EventName == "WorkerFinished", Cancellation);
        await service.Logs.WaitForAsync(line => line.EventName == "HealthChanged" && line.Exception is IOException, Cancellation);
    }

    private static async Task ChangeLevelsAsync(CairnTestHost service)
    {
        const string change = "/loglevels?category=Acme.Builds&level=Debug&for=00:10:00";
        (await service.Management.PutAsync(change, content: null, Cancellation)).Dispose();
        (await service.Management.DeleteAsync("/loglevels?category=Acme.Builds", Cancellation)).Dispose();
        (await service.Management.PutAsync(change, content: null, Cancellation)).Dispose();
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromMinutes(11), Cancellation);
        await service.Logs.WaitForAsync(line => line.EventName == "LevelExpired", Cancellation);
    }

    private static async Task ManageAsync(CairnTestHost service)
    {
        using var meter = new Meter("Cairn.Tests.Twice");
        meter.CreateCounter<int>("twice").Add(1);
        meter.CreateUpDownCounter<int>("twice.total").Add(1);
        (await service.Management.GetAsync("/metrics", Cancellation)).Dispose();
        (await service.Management.GetAsync(ServingProgram.BrokenPath, Cancellation)).Dispose();
    }

    // Before the end, so that the last export of metrics counts the ones of every signal.
    private static async Task ExportAsync(CairnTestHost service)
    {
        service.Services.GetRequiredService<TracerProvider>().ForceFlush();
        service.Services.GetRequiredService<LoggerProvider>().ForceFlush();
        service.Services.GetRequiredService<MeterProvider>().ForceFlush();

        foreach (var instrument in new[] { ExportTelemetry.SpansExported, ExportTelemetry.LogRecordsExported, ExportTelemetry.DataPointsExported })
        {
            await service.Metrics.WaitForAsync(measurement => measurement.Instrument == instrument, Cancellation);
        }
    }

    private async Task LoseACollectorAsync()
    {
        var doom = new TaskCompletionSource();
        await using var collector = await Collector.StartAsync(Cancellation);
        await using var service = await StartAsync(DoomedProgram.WithWorker(doom.Task), host => Export(host)
            .Configure("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", $"{collector.Endpoint}/v1/traces")
            .Configure("Cairn:Hosting:Workers:RestartLimit", "0"));

        ExportSpan(service);
        ExportSpan(service);
        ExportSpan(service);
        await service.Logs.WaitForAsync(line => line.EventName == "TelemetryExportFailing", Cancellation);
        collector.Recover();
        ExportSpan(service);
        await service.Logs.WaitForAsync(line => line.EventName == "TelemetryExportRecovered", Cancellation);

        doom.SetException(new IOException("no queue"));
        await service.Logs.WaitForAsync(line => line.EventName == "WorkerGaveUp", Cancellation);
    }

    private async Task FailInTheBackgroundAsync()
    {
        var doom = new TaskCompletionSource();
        await using var service = await StartAsync(DoomedProgram.WithService(doom.Task));

        doom.SetException(new IOException("no queue"));
        await service.Logs.WaitForAsync(line => line.EventName == "BackgroundServiceFailed", Cancellation);
    }

    private static void ExportSpan(CairnTestHost service)
    {
        using var source = new ActivitySource("Cairn.Tests.Work");
        source.StartActivity("work")?.Dispose();
        service.Services.GetRequiredService<TracerProvider>().ForceFlush();
    }

    private Task<CairnTestHost> StartAsync(Func<string[], Task> program, Action<TestHostSetup>? configure = null)
    {
        var console = new RefusingWriter();
        _consoles.Add(console);
        return CairnTestHost.StartAsync(
            program,
            host =>
            {
                host.InEnvironment("Production").ConfigureServices(services => services.AddKeyedSingleton<TextWriter>("Cairn.Logging", console));
                configure?.Invoke(host);
            },
            Cancellation);
    }

    private TestHostSetup Export(TestHostSetup host) => host.Configure("OTEL_EXPORTER_OTLP_ENDPOINT", $"{_receiver.Endpoint}");

    private static TestHostSetup Describe(TestHostSetup host)
    {
        foreach (var name in new[] { "CLUSTER_NAME", "NAMESPACE_NAME", "NODE_NAME", "DEPLOYMENT_NAME", "POD_NAME", "POD_UID", "POD_IP", "CONTAINER_NAME" })
        {
            host.Configure($"K8S_{name}", "one");
        }

        return host
            .Configure("Cairn:Telemetry:ServiceNamespace", "ci")
            .Configure("Cairn:Telemetry:ServiceVersion", "1.2.3")
            .Configure("Cairn:Logging:ServiceVersion", "1.2.3")
            .Configure("Cairn:Logging:Requests:Headers:0", "X-Request-Id")
            .Configure("Cairn:Hosting:DrainDelai", "00:00:01")
            .Configure("CAIRN_POD_GRACE_SECONDS", "5")
            .Configure("OTEL_BSP_SCHEDULE_DELAI", "5");
    }
}
