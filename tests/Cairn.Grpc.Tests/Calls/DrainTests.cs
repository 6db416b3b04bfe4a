using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Grpc.Tests.Calls;

public sealed class DrainTests
{
    private static readonly TimeSpan Grace = new GrpcOptions().DrainGrace;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_endless_stream_ends_with_a_status_and_does_not_hold_up_the_exit()
    {
        await using var service = await StandInService.StartAsync(app => app.MapStream(StandInService.Watch, async call =>
        {
            await call.WriteAsync(StandInClient.Hello);
            await Forever(call.Http.RequestAborted);
        }));
        using var client = service.Client();
        using var request = client.Request(StandInService.Watch, new ByteArrayContent([]));
        using var stream = await client.SendAsync(request);

        var stopped = Stop(service);
        service.Clock.Advance(Grace);

        var answer = await StandInClient.ReadAsync(stream, Cancellation);
        Assert.Equal((14, "Server is shutting down."), (answer.Status, answer.Message));
        Assert.Single(answer.Messages);
        await stopped.WaitAsync(Cancellation);
        Assert.Equal("UNAVAILABLE", (await service.MeasuredAsync()).Tags["rpc.response.status_code"]);
    }

    [Fact]
    public async Task A_stream_that_has_sent_nothing_ends_with_nothing_but_a_status()
    {
        var entered = new TaskCompletionSource();
        await using var service = await StandInService.StartAsync(app => app.MapUntold(StandInService.Watch, call => HangAsync(call, entered)));

        var call = service.CallAsync(StandInService.Watch);
        await entered.Task.WaitAsync(Cancellation);
        _ = Stop(service);
        service.Clock.Advance(Grace);

        var answer = await call;
        Assert.Equal((14, true), (answer.Status, answer.IsTrailersOnly));
    }

    [Fact]
    public async Task A_stream_goes_on_until_its_time_is_up()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var service = await StandInService.StartAsync(app => app.MapStream(StandInService.Watch, async call =>
        {
            entered.SetResult();
            await release.Task.WaitAsync(call.Cancelled);
            await call.WriteAsync(StandInClient.Hello);
        }));

        var call = service.CallAsync(StandInService.Watch);
        await entered.Task.WaitAsync(Cancellation);
        _ = Stop(service);
        service.Clock.Advance(Grace - TimeSpan.FromMilliseconds(1));
        release.SetResult();

        Assert.Equal(0, (await call).Status);
    }

    [Fact]
    public async Task A_unary_call_in_flight_completes()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var service = await StandInService.StartAsync(app => app.MapUnary(StandInService.Say, async call =>
        {
            entered.SetResult();
            await release.Task.WaitAsync(call.Cancelled);
            return StandInClient.Hello;
        }));

        var call = service.CallAsync(StandInService.Say, "1M");
        await entered.Task.WaitAsync(Cancellation);
        _ = Stop(service);
        service.Clock.Advance(2 * Grace);
        release.SetResult();

        Assert.Equal(0, (await call).Status);
    }

    private static Task Stop(CairnTestHost service)
    {
        var lifetime = service.Services.GetRequiredService<IHostApplicationLifetime>();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStopped.Register(stopped.SetResult);
        lifetime.StopApplication();
        return stopped.Task;
    }

    private static Task HangAsync(StandInCall call, TaskCompletionSource entered)
    {
        entered.SetResult();
        return Forever(call.Cancelled);
    }

    private static Task Forever(CancellationToken cancelled) => new TaskCompletionSource().Task.WaitAsync(cancelled);
}
