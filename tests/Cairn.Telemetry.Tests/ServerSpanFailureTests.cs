using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cairn.Telemetry.Tests;

public sealed class ServerSpanFailureTests
{
    private const string ExceptionType = "System.InvalidOperationException";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unhandled_exception_is_an_error_named_by_its_type()
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/boom/{id}", Boom));
        await service.Http.GetAsync("/boom/1", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal("GET /boom/{id}", span.Name);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Null(span.StatusDescription);
        Assert.Equal(ExceptionType, span.Attributes["error.type"]);
        Assert.Equal(500L, span.Attributes["http.response.status_code"]);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task An_exception_that_a_handler_answers_keeps_its_own_route_and_path(string environment)
    {
        await using var service = await TestService.StartAsync(
            app =>
            {
                app.UseExceptionHandler("/error");
                app.UseRouting();
                app.MapGet("/boom/{id}", Boom);
                app.Map("/error", () => Results.Problem());
            },
            environment: environment);
        await service.Http.GetAsync("/boom/1", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal("GET /boom/{id}", span.Name);
        Assert.Equal("/boom/1", span.Attributes["url.path"]);
        Assert.Equal(ExceptionType, span.Attributes["error.type"]);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
    }

    [Fact]
    public async Task An_exception_that_a_handler_turns_into_the_clients_fault_is_no_error()
    {
        await using var service = await TestService.StartAsync(app =>
        {
            app.UseExceptionHandler(failed => failed.Run(context =>
            {
                context.Response.StatusCode = StatusCodes.Status409Conflict;
                return Task.CompletedTask;
            }));
            app.MapGet("/boom/{id}", Boom);
        });
        await service.Http.GetAsync("/boom/1", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal(409L, span.Attributes["http.response.status_code"]);
        Assert.False(span.Attributes.Contains("error.type"));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
    }

    [Fact]
    public async Task An_exception_after_the_response_has_started_is_an_error_whatever_the_status()
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/", async (HttpResponse response) =>
        {
            await response.WriteAsync("half");
            await response.Body.FlushAsync();
            Boom();
        }));
        await Assert.ThrowsAsync<HttpRequestException>(() => service.Http.GetAsync("/", Cancellation));

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal(200L, span.Attributes["http.response.status_code"]);
        Assert.Equal(ExceptionType, span.Attributes["error.type"]);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_returned_server_error_is_named_by_its_status(int status)
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/", () => Results.StatusCode(status)));
        await service.Http.GetAsync("/", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal($"{status}", span.Attributes["error.type"]);
        Assert.Equal((long)status, span.Attributes["http.response.status_code"]);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
    }

    private static string Boom() => throw new InvalidOperationException("boom");
}
