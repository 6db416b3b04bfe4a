using Grpc.Core;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Grpc.Tests.Calls;

public sealed class CallTelemetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_that_succeeds_is_measured_once()
    {
        await using var service = await StandInService.StartAsync(app => app.MapUnary(StandInService.Say, _ => Task.FromResult(StandInClient.Hello)));

        var answer = await service.CallAsync(StandInService.Say);

        Assert.Equal(0, answer.Status);
        Assert.Equal(StandInClient.Hello, Assert.Single(answer.Messages));
        var measured = await service.MeasuredAsync();
        Assert.Equal(["rpc.method", "rpc.response.status_code", "rpc.system.name"], measured.Tags.Keys.Order());
        Assert.Equal(("grpc", "test.Echo/Say", "OK"), (measured.Tags["rpc.system.name"], measured.Tags["rpc.method"], measured.Tags["rpc.response.status_code"]));
        Assert.Equal("s", measured.Unit);
    }

    [Fact]
    public async Task The_server_span_of_the_request_becomes_that_of_the_call()
    {
        await using var service = await StandInService.StartAsync(app => app.MapUnary(StandInService.Say, _ => Task.FromResult(StandInClient.Hello)));

        await service.CallAsync(StandInService.Say);

        var span = await service.Spans.WaitForAsync(span => span.Name == "test.Echo/Say", Cancellation);
        Assert.Equal("Microsoft.AspNetCore", span.Source);
        Assert.Equal(("grpc", "test.Echo/Say", "OK"), (span.Tags["rpc.system.name"], span.Tags["rpc.method"], span.Tags["rpc.response.status_code"]));
        Assert.Empty(service.Spans.Failed);
    }

    [Theory]
    [InlineData(StatusCode.Unknown, "UNKNOWN")]
    [InlineData(StatusCode.Internal, "INTERNAL")]
    public async Task A_fault_of_the_server_is_an_error(StatusCode code, string name)
    {
        await using var service = await StandInService.StartAsync(app => app.MapUnary(StandInService.Say, _ => throw new RpcException(new Status(code, "no"), new Metadata())));

        await service.CallAsync(StandInService.Say);

        Assert.Equal(name, (await service.MeasuredAsync()).Tags["error.type"]);
        var span = await service.Spans.WaitForAsync(span => span.Name == "test.Echo/Say", Cancellation);
        Assert.Equal(name, span.Tags["error.type"]);
        Assert.Single(service.Spans.Failed);
    }

    [Fact]
    public async Task A_fault_of_the_caller_is_none_of_the_server()
    {
        await using var service = await StandInService.StartAsync(
            app => app.MapUnary(StandInService.Say, _ => throw new RpcException(new Status(StatusCode.NotFound, "no"), new Metadata())));

        var answer = await service.CallAsync(StandInService.Say);

        Assert.Equal(5, answer.Status);
        var measured = await service.MeasuredAsync();
        Assert.Equal("NOT_FOUND", measured.Tags["rpc.response.status_code"]);
        Assert.False(measured.Tags.ContainsKey("error.type"));
    }

    [Fact]
    public async Task Methods_that_callers_make_up_have_one_name()
    {
        await using var service = await StandInService.StartAsync(_ => { });

        var answer = await service.CallAsync("/made.Up/Name42");

        Assert.Equal(12, answer.Status);
        Assert.Equal("_OTHER", (await service.MeasuredAsync()).Tags["rpc.method"]);
        var span = await service.Spans.WaitForAsync(span => span.Name == "grpc", Cancellation);
        Assert.Equal("made.Up/Name42", span.Tags["rpc.method_original"]);
    }

    [Fact]
    public async Task That_the_caller_has_gone_wins_over_what_the_stack_leaves_behind()
    {
        var entered = new TaskCompletionSource();
        await using var service = await StandInService.StartAsync(app => app.MapUnary(StandInService.Say, async call =>
        {
            entered.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(call.Cancelled);
            return [];
        }));
        using var client = service.Client();
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var call = client.CallAsync(StandInService.Say, cancellationToken: impatience.Token);
        await entered.Task.WaitAsync(Cancellation);
        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal("CANCELLED", (await service.MeasuredAsync()).Tags["rpc.response.status_code"]);
    }

    [Fact]
    public async Task A_caller_that_goes_at_its_deadline_has_met_it()
    {
        var entered = new TaskCompletionSource();
        await using var service = await StandInService.StartAsync(app => app.MapStream(StandInService.Watch, async call =>
        {
            entered.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(call.Http.RequestAborted);
        }));
        using var client = service.Client();
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var call = client.CallAsync(StandInService.Watch, "1S", impatience.Token);
        await entered.Task.WaitAsync(Cancellation);

        service.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(4, (await call).Status);
        Assert.Equal("DEADLINE_EXCEEDED", (await service.MeasuredAsync()).Tags["rpc.response.status_code"]);
    }

    [Fact]
    public async Task Endpoints_without_metrics_are_not_measured()
    {
        await using var service = await StandInService.StartAsync(app =>
        {
            app.MapUnary("/probe.Health/Check", _ => Task.FromResult(StandInClient.Hello)).DisableHttpMetrics();
            app.MapUnary(StandInService.Say, _ => Task.FromResult(StandInClient.Hello));
        });

        await service.CallAsync("/probe.Health/Check");
        await service.CallAsync(StandInService.Say);

        Assert.Equal("test.Echo/Say", (await service.MeasuredAsync()).Tags["rpc.method"]);
    }
}
