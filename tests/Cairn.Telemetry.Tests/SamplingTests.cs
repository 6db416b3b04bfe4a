using System.Diagnostics;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Telemetry.Tests;

public sealed class SamplingTests
{
    // The ratio sampler looks at the first 8 bytes: the first of these is below every ratio, the second above all but 1.
    private const string LowTrace = "0000000000000001a3ce929d0e0e4736";
    private const string HighTrace = "7fffffffffffffffa3ce929d0e0e4736";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HighTrace, "00", true, "")]
    [InlineData(HighTrace, "01", true, "")]
    [InlineData(HighTrace, "00", false, "--Cairn:Telemetry:TrustCallerSampling=true")]
    [InlineData(HighTrace, "01", true, "--Cairn:Telemetry:TrustCallerSampling=true")]
    [InlineData(HighTrace, "01", false, "--Cairn:Telemetry:SamplingRatio=0.5")]
    [InlineData(LowTrace, "00", true, "--Cairn:Telemetry:SamplingRatio=0.5")]
    [InlineData(HighTrace, "01", true, "--Cairn:Telemetry:SamplingRatio=0.5", "--Cairn:Telemetry:TrustCallerSampling=true")]
    [InlineData(LowTrace, "01", false, "--Cairn:Telemetry:SamplingRatio=0")]
    [InlineData(HighTrace, "00", true, "--OTEL_TRACES_SAMPLER=parentbased_always_on")]
    [InlineData(LowTrace, "01", false, "--OTEL_TRACES_SAMPLER=parentbased_always_off")]
    [InlineData(LowTrace, "00", true, "--OTEL_TRACES_SAMPLER=parentbased_traceidratio", "--OTEL_TRACES_SAMPLER_ARG=0.1")]
    [InlineData(HighTrace, "01", false, "--OTEL_TRACES_SAMPLER=traceidratio", "--OTEL_TRACES_SAMPLER_ARG=0.1", "--Cairn:Telemetry:SamplingRatio=1")]
    [InlineData(HighTrace, "00", true, "--OTEL_TRACES_SAMPLER=always_on", "--Cairn:Telemetry:SamplingRatio=0")]
    public async Task A_request_is_recorded(string traceId, string flags, bool isRecorded, params string[] settings)
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/", () => "home"), settings: settings);
        await SendAsync(service, $"00-{traceId}-00f067aa0ba902b7-{flags}");

        await service.StopAsync();

        var spans = service.Receiver.Spans.Where(span => span.Kind == ActivityKind.Server);
        Assert.Equal(isRecorded ? [(traceId, "00f067aa0ba902b7")] : [], spans.Select(span => (span.TraceId, span.ParentSpanId!)));
    }

    [Fact]
    public async Task What_a_request_does_is_recorded_with_it()
    {
        using var work = new ActivitySource("Cairn.Work");
        await using var service = await TestService.StartAsync(app => app.MapGet("/", () => work.StartActivity("work")?.Dispose()));
        await SendAsync(service, $"00-{HighTrace}-00f067aa0ba902b7-00");

        await service.StopAsync();

        Assert.Equal(HighTrace, Assert.Single(service.Receiver.Spans, span => span.Name == "work").TraceId);
    }

    [Fact]
    public async Task Baggage_of_a_caller_reaches_the_code_and_no_span()
    {
        var seen = "";
        await using var service = await TestService.StartAsync(app => app.MapGet("/", () =>
        {
            seen = Activity.Current!.GetBaggageItem("tenant") ?? "";
        }));
        await SendAsync(service, $"00-{HighTrace}-00f067aa0ba902b7-01", "tenant=ci");

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal("ci", seen);
        Assert.DoesNotContain(span.Attributes, attribute => attribute.Key == "tenant" || Equals(attribute.Value, "ci"));
    }

    private static async Task SendAsync(TestService service, string traceParent, string baggage = "")
    {
        using var handler = new SocketsHttpHandler { ActivityHeadersPropagator = null };
        using var client = new HttpClient(handler) { BaseAddress = service.Http.BaseAddress };
        client.DefaultRequestHeaders.Add("traceparent", traceParent);
        client.DefaultRequestHeaders.TryAddWithoutValidation("baggage", baggage);
        await client.GetAsync("/", Cancellation);
    }
}
