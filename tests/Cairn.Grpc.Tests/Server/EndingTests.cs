using Cairn.Grpc.Tests.Service;

namespace Cairn.Grpc.Tests.Server;

public sealed class EndingTests
{
    [Fact]
    public async Task A_deadline_ends_a_call_whose_handler_waits()
    {
        var began = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var service = await EchoService.StartAsync(new EchoHandlers
        {
            Say = (_, call) =>
            {
                began.SetResult();
                return WaitAsync(call, ended);
            },
        });
        using var caller = Caller.Of(service);

        var call = caller.CallAsync("Say", new EchoRequest(), ("grpc-timeout", "200m"));
        await began.Task.WaitAsync(TestContext.Current.CancellationToken);
        await service.Clock.AdvanceUntilAsync(call);

        Assert.Equal(GrpcStatusCode.DeadlineExceeded, (await call).Status);
        Assert.True((await call).HasStatusInHeaders);
        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_deadline_ends_a_call_whose_handler_blocks_its_thread()
    {
        using var release = new ManualResetEventSlim();
        await using var service = await EchoService.StartAsync(new EchoHandlers
        {
            Say = (_, _) =>
            {
                release.Wait(TestContext.Current.CancellationToken);
                return ValueTask.FromResult(new EchoReply());
            },
        });
        using var caller = Caller.Of(service);

        var call = caller.CallAsync("Say", new EchoRequest(), ("grpc-timeout", "1S"));
        await service.Clock.AdvanceUntilAsync(call);

        Assert.Equal(GrpcStatusCode.DeadlineExceeded, (await call).Status);
        release.Set();
    }

    [Fact]
    public async Task A_caller_who_never_ends_the_request_is_bounded_by_the_deadline()
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);
        using var body = new OpenBody();

        var call = caller.StartAsync("Say", body, ("grpc-timeout", "1S"));
        await body.SendAsync(Frames.Announcing(100));
        await service.Clock.AdvanceUntilAsync(call);

        Assert.Equal(GrpcStatusCode.DeadlineExceeded, await (await call).StatusAsync());
    }

    [Fact]
    public async Task A_call_without_a_deadline_gets_the_default()
    {
        DateTimeOffset? deadline = null;
        await using var service = await EchoService.StartAsync(
            new EchoHandlers
            {
                Say = (_, call) =>
                {
                    deadline = call.Deadline;
                    return ValueTask.FromResult(new EchoReply());
                },
            },
            host => host.Configure("Cairn:Grpc:DefaultDeadline", "00:00:07"));
        using var caller = Caller.Of(service);

        await caller.CallAsync("Say", new EchoRequest());

        Assert.Equal(service.Clock.GetUtcNow() + TimeSpan.FromSeconds(7), deadline);
    }

    [Fact]
    public async Task A_caller_who_lets_go_cancels_the_handler_and_nothing_else()
    {
        var ended = new TaskCompletionSource();
        var began = new TaskCompletionSource();
        await using var service = await EchoService.StartAsync(new EchoHandlers
        {
            Up = (_, call) =>
            {
                began.SetResult();
                return WaitAsync(call, ended);
            },
        });
        using var caller = Caller.Of(service);
        using var cancel = new CancellationTokenSource();
        using var body = new OpenBody();

        var call = caller.SendAsync("Up", body, [], cancel.Token);
        await began.Task.WaitAsync(TestContext.Current.CancellationToken);
        await cancel.CancelAsync();

        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(GrpcStatusCode.Ok, (await caller.CallAsync("Say", new EchoRequest())).Status);
        Assert.Empty(service.Logs.Named("CallFailed"));
    }

    private static async ValueTask<EchoReply> WaitAsync(GrpcCall call, TaskCompletionSource ended)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, call.Cancelled);
        }
        finally
        {
            ended.SetResult();
        }

        return new EchoReply();
    }
}
