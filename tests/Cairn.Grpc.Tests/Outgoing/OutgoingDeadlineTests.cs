using System.Diagnostics.Metrics;
using Cairn.Grpc.Tests.Calls;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Grpc.Tests.Outgoing;

public sealed class OutgoingDeadlineTests
{
    private const string Relay = "/test.Relay/Say";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_never_answers_is_answered_for()
    {
        var entered = new TaskCompletionSource();
        await using var service = await StandInService.StartAsync(app => app.MapPost("/black.Hole/Say", context => HangAsync(context, entered)));
        using var client = ClientOf(service, TimeSpan.FromSeconds(5));

        var call = client.CallAsync("/black.Hole/Say", cancellationToken: Cancellation);
        await entered.Task.WaitAsync(Cancellation);
        service.Clock.Advance(TimeSpan.FromSeconds(5));

        var answer = await call;
        Assert.Equal((4, true), (answer.Status, answer.IsTrailersOnly));
        Assert.Equal("DEADLINE_EXCEEDED", (await service.MeasuredAsync(GrpcTelemetry.ClientCallDuration)).Tags["error.type"]);
    }

    [Fact]
    public async Task A_stream_that_gets_stuck_ends_with_one_status()
    {
        await using var service = await StandInService.StartAsync(app => app.MapPost("/black.Hole/Watch", async context =>
        {
            await new StandInCall(context, context.RequestAborted).WriteAsync(StandInClient.Hello);
            await HangAsync(context, new TaskCompletionSource());
        }));
        using var client = ClientOf(service, TimeSpan.FromSeconds(5));
        using var request = client.Request("/black.Hole/Watch", new ByteArrayContent([]));
        using var stream = await client.SendAsync(request);
        var body = await stream.Content.ReadAsStreamAsync(Cancellation);
        Assert.Equal(StandInClient.Hello, await StandInClient.ReadMessageAsync(body, Cancellation));

        var next = StandInClient.ReadMessageAsync(body, Cancellation);
        service.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(await next);
        Assert.Equal("4", Assert.Single(stream.TrailingHeaders.GetValues("grpc-status")));
        Assert.Equal("DEADLINE_EXCEEDED", (await service.MeasuredAsync(GrpcTelemetry.ClientCallDuration)).Tags["rpc.response.status_code"]);
    }

    [Theory]
    [InlineData("3S", null, "3000000u")]
    [InlineData("3S", "10S", "3000000u")]
    [InlineData("3S", "1S", "1S")]
    [InlineData(null, "1S", "1S")]
    public async Task A_call_that_is_made_for_another_has_the_shorter_deadline(string? incoming, string? own, string told)
    {
        using var relay = new Relaying();
        await using var service = await relay.StartAsync(client => client.CallAsync(StandInService.Say, own, Cancellation), options => options.DefaultDeadline = null);

        await service.CallAsync(Relay, incoming);

        Assert.Equal(told, relay.Told);
    }

    [Fact]
    public async Task Work_that_has_to_be_finished_is_freed_from_the_deadline()
    {
        using var relay = new Relaying();
        await using var service = await relay.StartAsync(
            async client =>
            {
                using (GrpcDeadline.Suppress())
                {
                    await client.CallAsync(StandInService.Say, cancellationToken: Cancellation);
                }
            },
            options => options.DefaultDeadline = null);

        await service.CallAsync(Relay, "3S");

        Assert.Equal("", relay.Told);
    }

    [Fact]
    public async Task A_call_is_cancelled_with_the_one_that_it_is_made_for()
    {
        using var relay = new Relaying();
        await using var service = await relay.StartAsync(client => client.CallAsync("/black.Hole/Say", cancellationToken: Cancellation));
        using var client = service.Client();
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var call = client.CallAsync(Relay, cancellationToken: impatience.Token);
        await relay.Entered.WaitAsync(Cancellation);
        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await relay.Aborted.WaitAsync(Cancellation);
        Assert.Equal("CANCELLED", (await service.MeasuredAsync(GrpcTelemetry.ClientCallDuration)).Tags["error.type"]);
    }

    private static StandInClient ClientOf(CairnTestHost service, TimeSpan? deadline) => new(
        new HttpMessageInvoker(new GrpcClientHandler(service.Services.GetRequiredService<IMeterFactory>(), service.Clock)
        {
            DefaultDeadline = deadline,
            InnerHandler = new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null },
        }),
        service.Http.BaseAddress!);

    private static Task HangAsync(HttpContext context, TaskCompletionSource entered)
    {
        entered.SetResult();
        return new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
    }
}
