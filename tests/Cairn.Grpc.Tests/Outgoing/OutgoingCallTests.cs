using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Cairn.Grpc.Outgoing;
using Cairn.Grpc.Tests.Calls;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Grpc.Tests.Outgoing;

public sealed class OutgoingCallTests
{
    private static readonly Uri Server = new("http://builds.test:8081");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_measured_once_however_often_the_handler_is_added()
    {
        await using var service = await StartAsync();
        using var client = ClientOf(Handler(service, Handler(service, AnsweringHandler.Status(0))));

        await client.CallAsync(StandInService.Say, cancellationToken: Cancellation);

        var measured = await service.MeasuredAsync(GrpcTelemetry.ClientCallDuration);
        Assert.Equal(["rpc.method", "rpc.response.status_code", "rpc.system.name", "server.address", "server.port"], measured.Tags.Keys.Order());
        Assert.Equal(("test.Echo/Say", "OK"), (measured.Tags["rpc.method"], measured.Tags["rpc.response.status_code"]));
        Assert.Equal(("builds.test", 8081), (measured.Tags["server.address"], measured.Tags["server.port"]));
    }

    [Fact]
    public async Task A_status_that_blames_the_caller_is_an_error_to_the_caller()
    {
        await using var service = await StartAsync();
        using var client = ClientOf(Handler(service, AnsweringHandler.Status(5)));

        await client.CallAsync(StandInService.Say, cancellationToken: Cancellation);

        Assert.Equal("NOT_FOUND", (await service.MeasuredAsync(GrpcTelemetry.ClientCallDuration)).Tags["error.type"]);
    }

    [Fact]
    public async Task The_status_of_a_stream_is_that_of_its_trailers()
    {
        await using var service = await StandInService.StartAsync(app => app.MapStream(StandInService.Watch, async call =>
        {
            await call.WriteAsync(StandInClient.Hello);
            call.End(global::Grpc.Core.StatusCode.Internal, "broken");
        }));
        using var client = new StandInClient(
            new HttpMessageInvoker(Handler(service, new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null })), service.Http.BaseAddress!);

        var answer = await client.CallAsync(StandInService.Watch, cancellationToken: Cancellation);

        Assert.Equal((13, "broken"), (answer.Status, answer.Message));
        Assert.Equal("INTERNAL", (await service.MeasuredAsync(GrpcTelemetry.ClientCallDuration)).Tags["error.type"]);
    }

    [Fact]
    public async Task An_answer_without_a_status_is_no_success()
    {
        await using var service = await StartAsync();
        using var answer = AnsweringHandler.Answer(0);
        answer.Headers.Remove("grpc-status");
        using var client = ClientOf(Handler(service, new AnsweringHandler((_, _) => Task.FromResult(answer))));
        using var request = client.Request(StandInService.Say, new ByteArrayContent([]));

        using var received = await client.SendAsync(request);
        await received.Content.ReadAsByteArrayAsync(Cancellation);

        Assert.Equal("UNKNOWN", (await service.MeasuredAsync(GrpcTelemetry.ClientCallDuration)).Tags["error.type"]);
    }

    [Fact]
    public async Task An_answer_that_nobody_reads_is_cancelled()
    {
        await using var service = await StartAsync();
        using var client = ClientOf(Handler(service, new AnsweringHandler((_, _) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([1, 2]) }))));
        using var request = client.Request(StandInService.Say, new ByteArrayContent([]));

        (await client.SendAsync(request)).Dispose();

        Assert.Equal("CANCELLED", (await service.MeasuredAsync(GrpcTelemetry.ClientCallDuration)).Tags["error.type"]);
    }

    [Fact]
    public async Task A_connection_that_fails_is_passed_on_and_measured()
    {
        await using var service = await StartAsync();
        using var client = ClientOf(Handler(service, new AnsweringHandler((_, _) => throw new HttpRequestException("refused"))));

        await Assert.ThrowsAsync<HttpRequestException>(() => client.CallAsync(StandInService.Say, cancellationToken: Cancellation));

        Assert.Equal("UNAVAILABLE", (await service.MeasuredAsync(GrpcTelemetry.ClientCallDuration)).Tags["error.type"]);
    }

    [Theory]
    [InlineData(7, GrpcStatusCode.Unavailable)]
    [InlineData(8, GrpcStatusCode.Cancelled)]
    [InlineData(11, GrpcStatusCode.ResourceExhausted)]
    [InlineData(12, GrpcStatusCode.PermissionDenied)]
    [InlineData(2, GrpcStatusCode.Internal)]
    public void A_reset_means_what_the_protocol_says(long reset, GrpcStatusCode code) =>
        Assert.Equal(code, TransportErrors.CodeOf(new IOException("reset", new HttpProtocolException(reset, "reset", innerException: null))));

    [Fact]
    public void A_status_that_has_raced_in_is_replaced_and_not_joined()
    {
        using var answer = new HttpResponseMessage();
        answer.TrailingHeaders.Add("grpc-status", "0");
        answer.TrailingHeaders.Add("grpc-message", "fine");

        AnswerStatus.Finish(answer, OutgoingCall.DeadlineExceeded);

        Assert.Equal("4", Assert.Single(answer.TrailingHeaders.GetValues("grpc-status")));
        Assert.Equal("The deadline is over.", Assert.Single(answer.TrailingHeaders.GetValues("grpc-message")));
    }

    [Fact]
    public async Task What_is_no_gRPC_call_passes_unchanged()
    {
        await using var service = await StartAsync();
        using var inner = AnsweringHandler.Status(0);
        using var client = new HttpClient(Handler(service, inner, TimeSpan.FromSeconds(5)));

        using var answer = await client.PostAsync(Server, new StringContent("{}"), Cancellation);

        Assert.Empty(Assert.Single(inner.Requests).Headers);
        Assert.Empty(service.Metrics.Measurements(GrpcTelemetry.ClientCallDuration));
    }

    [Fact]
    public async Task A_call_has_a_client_span_inside_that_of_its_caller()
    {
        using var relay = new Relaying();
        await using var service = await relay.StartAsync(client => client.CallAsync(StandInService.Say, cancellationToken: Cancellation));

        await service.CallAsync("/test.Relay/Say");

        var span = await service.Spans.WaitForAsync(span => span.Kind == ActivityKind.Client && span.Source == GrpcTelemetry.SourceName, Cancellation);
        Assert.Equal(("test.Echo/Say", "OK"), (span.Name, span.Tags["rpc.response.status_code"]));
        var caller = await service.Spans.WaitForAsync(span => span.Name == "test.Relay/Say", Cancellation);
        Assert.Equal(caller.SpanId, span.ParentSpanId);
    }

    private static Task<CairnTestHost> StartAsync() => StandInService.StartAsync(_ => { });

    private static StandInClient ClientOf(HttpMessageHandler handler) => new(new HttpMessageInvoker(handler), Server);

    private static GrpcClientHandler Handler(CairnTestHost service, HttpMessageHandler inner, TimeSpan? deadline = null) =>
        new(service.Services.GetRequiredService<IMeterFactory>(), service.Clock) { InnerHandler = inner, DefaultDeadline = deadline };
}
