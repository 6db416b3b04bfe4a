namespace Cairn.Grpc.Tests.Calls;

public sealed class CallDeadlineTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "10000000u")]
    [InlineData("3S", "3S")]
    [InlineData("250m", "250m")]
    [InlineData("5M", "60000000u")]
    [InlineData("99999999H", "60000000u")]
    public async Task The_stack_is_told_the_deadline_that_the_service_grants(string? asked, string told)
    {
        await using var service = await StandInService.StartAsync(
            app => app.MapUnary(StandInService.Say, call => Task.FromResult(Bytes(call.Http.Request.Headers["grpc-timeout"].ToString()))),
            options => options.MaxDeadline = TimeSpan.FromMinutes(1));

        var answer = await service.CallAsync(StandInService.Say, asked);

        Assert.Equal(told, Text(Assert.Single(answer.Messages)));
    }

    [Fact]
    public async Task Streams_have_the_deadline_that_their_caller_asks_for_and_no_other()
    {
        await using var service = await StandInService.StartAsync(app =>
        {
            app.MapStream(StandInService.Watch, Tell);
            app.MapUntold("/untold.Echo/Watch", Tell);
        });

        Assert.Equal("", Text(Assert.Single((await service.CallAsync(StandInService.Watch)).Messages)));
        Assert.Equal("", Text(Assert.Single((await service.CallAsync("/untold.Echo/Watch")).Messages)));
        Assert.Equal("7S", Text(Assert.Single((await service.CallAsync(StandInService.Watch, "7S")).Messages)));

        static Task Tell(StandInCall call) => call.WriteAsync(Bytes(call.Http.Request.Headers["grpc-timeout"].ToString()));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("S")]
    [InlineData("123456789S")]
    [InlineData("-1S")]
    [InlineData("+1S")]
    [InlineData("1.5S")]
    [InlineData("1 S")]
    [InlineData("1s")]
    [InlineData("2147483647H")]
    public async Task A_malformed_deadline_is_refused_before_the_stack_overlooks_it(string timeout)
    {
        await using var service = await StandInService.StartAsync(app => app.MapUnary(StandInService.Say, _ => Task.FromResult(StandInClient.Hello)));

        var answer = await service.CallAsync(StandInService.Say, timeout);

        Assert.Equal(13, answer.Status);
        Assert.True(answer.IsTrailersOnly);
        Assert.Equal($"'grpc-timeout' is {timeout}. It takes 1 to 8 digits and one of H, M, S, m, u, n.", answer.Message);
        Assert.Equal("INTERNAL", (await service.MeasuredAsync()).Tags["rpc.response.status_code"]);
    }

    [Fact]
    public async Task No_time_at_all_is_over_before_the_call_begins()
    {
        await using var service = await StandInService.StartAsync(app => app.MapUnary(StandInService.Say, _ => Task.FromResult(StandInClient.Hello)));

        var answer = await service.CallAsync(StandInService.Say, "0n");

        Assert.Equal(4, answer.Status);
    }

    [Fact]
    public async Task A_handler_that_hangs_is_ended_by_the_default_deadline()
    {
        var entered = new TaskCompletionSource();
        await using var service = await StandInService.StartAsync(app => app.MapUnary(StandInService.Say, async call =>
        {
            entered.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(call.Cancelled);
            return [];
        }));

        var call = service.CallAsync(StandInService.Say);
        await entered.Task.WaitAsync(Cancellation);
        service.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(4, (await call).Status);
        Assert.Equal("DEADLINE_EXCEEDED", (await service.MeasuredAsync()).Tags["rpc.response.status_code"]);
    }

    [Fact]
    public async Task Code_that_serves_a_call_knows_how_long_its_caller_waits()
    {
        TimeSpan?[] seen = [];
        await using var service = await StandInService.StartAsync(app => app.MapUnary(StandInService.Say, call =>
        {
            var remaining = GrpcDeadline.Remaining;
            using (GrpcDeadline.Suppress())
            {
                seen = [remaining, GrpcDeadline.Remaining];
            }

            seen = [.. seen, GrpcDeadline.Remaining];
            return Task.FromResult(StandInClient.Hello);
        }));

        await service.CallAsync(StandInService.Say, "3S");

        Assert.Equal([TimeSpan.FromSeconds(3), null, TimeSpan.FromSeconds(3)], seen);
        Assert.Null(GrpcDeadline.Remaining);
    }

    [Fact]
    public async Task Work_that_outlives_its_call_has_no_deadline()
    {
        var ended = new TaskCompletionSource();
        Task<TimeSpan?> afterwards = Task.FromResult<TimeSpan?>(null);
        await using var service = await StandInService.StartAsync(app => app.MapUnary(StandInService.Say, call =>
        {
            afterwards = OutliveAsync(ended.Task);
            return Task.FromResult(StandInClient.Hello);
        }));

        await service.CallAsync(StandInService.Say, "3S");
        await service.MeasuredAsync();
        ended.SetResult();

        Assert.Null(await afterwards);

        static async Task<TimeSpan?> OutliveAsync(Task ended)
        {
            await ended;
            return GrpcDeadline.Remaining;
        }
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.ASCII.GetBytes(text);

    private static string Text(byte[] bytes) => System.Text.Encoding.ASCII.GetString(bytes);
}
