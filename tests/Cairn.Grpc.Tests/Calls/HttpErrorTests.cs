using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Grpc.Tests.Calls;

public sealed class HttpErrorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, 13)]
    [InlineData(401, 16)]
    [InlineData(403, 7)]
    [InlineData(404, 12)]
    [InlineData(413, 8)]
    [InlineData(429, 8)]
    [InlineData(502, 14)]
    [InlineData(503, 14)]
    [InlineData(504, 14)]
    [InlineData(500, 2)]
    [InlineData(302, 2)]
    public async Task An_HTTP_error_of_other_middleware_is_a_status(int http, int status)
    {
        await using var service = await StandInService.StartAsync(app => app.Run(async context =>
        {
            context.Response.StatusCode = http;
            await context.Response.WriteAsJsonAsync(new { title = "no" }, context.RequestAborted);
        }));

        var answer = await service.CallAsync(StandInService.Say);

        Assert.Equal(status, answer.Status);
        Assert.True(answer.IsTrailersOnly);
        Assert.Empty(answer.Messages);
        Assert.StartsWith($"HTTP {http}", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", "2000")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", "0")]
    [InlineData("soon", null)]
    public async Task Retry_After_is_passed_on_as_push_back(string retryAfter, string? pushback)
    {
        await using var service = await StandInService.StartAsync(app => app.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = retryAfter;
            return context.Response.CompleteAsync();
        }));

        var answer = await service.CallAsync(StandInService.Say);

        Assert.Equal(8, answer.Status);
        Assert.Equal(pushback, answer.Metadata.GetValueOrDefault("grpc-retry-pushback-ms"));
    }

    [Fact]
    public async Task A_status_of_the_stack_is_left_as_it_is()
    {
        await using var service = await StandInService.StartAsync(app => app.MapUntold(StandInService.Say, async call =>
        {
            await call.WriteAsync(StandInClient.Hello);
            call.End(global::Grpc.Core.StatusCode.FailedPrecondition, "locked");
        }));

        var answer = await service.CallAsync(StandInService.Say);

        Assert.Equal((9, "locked"), (answer.Status, answer.Message));
        Assert.Single(answer.Messages);
    }

    [Fact]
    public async Task An_exception_that_nobody_catches_is_told_to_the_log_alone()
    {
        await using var service = await StandInService.StartAsync(app => app.Run(_ => throw new InvalidOperationException("secret")));

        var answer = await service.CallAsync(StandInService.Say);

        Assert.Equal((2, "Exception was thrown by handler."), (answer.Status, answer.Message));
        Assert.Equal("secret", Assert.Single(service.Logs.Named("CallFailed")).Exception?.Message);
    }

    [Fact]
    public async Task An_exception_after_the_first_message_ends_the_call_with_a_status()
    {
        await using var service = await StandInService.StartAsync(app => app.Run(async context =>
        {
            await new StandInCall(context, context.RequestAborted).WriteAsync(StandInClient.Hello);
            throw new InvalidOperationException("secret");
        }));

        var answer = await service.CallAsync(StandInService.Say);

        Assert.Single(answer.Messages);
        Assert.Equal((2, false), (answer.Status, answer.IsTrailersOnly));
    }

    [Fact]
    public async Task An_exception_that_is_mapped_has_its_status()
    {
        await using var service = await StandInService.StartAsync(
            app => app.Run(_ => throw new KeyNotFoundException("build 42")),
            add: services => services.Configure<GrpcErrorMap>(errors => errors.Map<KeyNotFoundException>(_ => new GrpcStatus(GrpcStatusCode.NotFound, "There is no such build."))));

        var answer = await service.CallAsync(StandInService.Say);

        Assert.Equal((5, "There is no such build."), (answer.Status, answer.Message));
        Assert.Empty(service.Logs.Named("CallFailed"));
    }

    [Fact]
    public async Task Metadata_of_an_exception_goes_with_its_status()
    {
        var failure = new GrpcException(new GrpcStatus(GrpcStatusCode.Aborted), new GrpcMetadata().Add("lock", "taken"));
        await using var service = await StandInService.StartAsync(app => app.Run(_ => throw failure));

        var answer = await service.CallAsync(StandInService.Say);

        Assert.Equal((10, "taken"), (answer.Status, answer.Metadata["lock"]));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/grpc-web")]
    public async Task What_is_no_gRPC_call_is_left_alone(string contentType)
    {
        await using var service = await StandInService.StartAsync(app => app.Run(async context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            await context.Response.WriteAsync($"{context.Request.Headers["grpc-timeout"]}, slow down", context.RequestAborted);
        }));
        using var client = service.Client();
        using var request = client.Request("/builds", new ByteArrayContent([1]), "nonsense");
        request.Content!.Headers.ContentType = new(contentType);

        using var answer = await client.SendAsync(request);

        Assert.Equal(429, (int)answer.StatusCode);
        Assert.Equal("nonsense, slow down", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.False(answer.Headers.Contains("grpc-status"));
        Assert.Empty(service.Metrics.Measurements(GrpcTelemetry.ServerCallDuration));
    }
}
