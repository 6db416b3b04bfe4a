using Cairn.Grpc.Tests.Service;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Grpc.Tests.Server;

public sealed class StoppingTests
{
    private static readonly TimeSpan Grace = new GrpcOptions().DrainGrace;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_streams_are_ended_when_their_grace_is_over_and_hold_up_the_end_no_longer()
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);
        using var body = new OpenBody();
        using var response = await StartBothAsync(caller, body);

        var stopped = Stop(service);
        var status = response.StatusAsync();
        await service.Clock.AdvanceUntilIdle(Grace - Tick, Cancellation);
        var wasOpen = !status.IsCompleted;
        await service.Clock.AdvanceUntilIdle(Tick, Cancellation);

        Assert.True(wasOpen);
        Assert.Equal(GrpcStatusCode.Unavailable, await status);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(1), Cancellation);
        await stopped.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task A_call_with_one_message_in_each_direction_completes_while_the_service_stops()
    {
        var began = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var service = await EchoService.StartAsync(new EchoHandlers
        {
            Say = async (_, call) =>
            {
                began.SetResult();
                await release.Task.WaitAsync(call.Cancelled);
                return new EchoReply { Text = "done" };
            },
        });
        using var caller = Caller.Of(service);

        var call = caller.CallAsync("Say", new EchoRequest(), ("grpc-timeout", "1M"));
        await began.Task.WaitAsync(Cancellation);
        var stopped = Stop(service);
        await service.Clock.AdvanceUntilIdle(2 * Grace, Cancellation);
        release.SetResult();

        Assert.Equal("done", (await call).Only(EchoReply.Parser).Text);
        await stopped.WaitAsync(Cancellation);
    }

    private static Task Stop(CairnTestHost service)
    {
        var lifetime = service.Services.GetRequiredService<IHostApplicationLifetime>();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStopped.Register(stopped.SetResult);
        lifetime.StopApplication();
        return stopped.Task;
    }

    private static async Task<OpenAnswer> StartBothAsync(Caller caller, OpenBody body)
    {
        var response = caller.StartAsync("Both", body);
        await body.SendAsync(new EchoRequest { Text = "still here" });
        Assert.Equal("still here", (await (await response).NextAsync(EchoReply.Parser))!.Text);
        return await response;
    }
}
