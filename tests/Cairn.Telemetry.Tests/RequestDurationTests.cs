using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cairn.Telemetry.Tests;

public sealed class RequestDurationTests
{
    private const string ExceptionType = "System.InvalidOperationException";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, null)]
    [InlineData(302, null)]
    [InlineData(404, null)]
    [InlineData(429, null)]
    [InlineData(500, "500")]
    [InlineData(503, "503")]
    public async Task A_returned_status_is_an_error_from_500_on(int status, string? errorType)
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/status", () => Results.StatusCode(status)));

        var (duration, span) = await ServeAsync(service, "/status");

        Assert.Equal(errorType, duration["error.type"]);
        Assert.Equal(errorType, span["error.type"]);
        Assert.Empty(duration.RepeatedKeys);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(true, "sorry")]
    public async Task An_exception_is_named_by_its_type_once(bool isHandled, string answer)
    {
        await using var service = await TestService.StartAsync(app =>
        {
            if (isHandled)
            {
                app.UseExceptionHandler(failed => failed.Run(context => context.Response.WriteAsync(answer)));
            }

            app.MapGet("/boom", Boom);
        });

        var (duration, span) = await ServeAsync(service, "/boom");

        Assert.Equal(ExceptionType, duration["error.type"]);
        Assert.Equal(ExceptionType, span["error.type"]);
        Assert.Empty(duration.RepeatedKeys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("conflict")]
    public async Task An_exception_that_a_handler_turns_into_the_clients_fault_is_no_error(string answer)
    {
        await using var service = await TestService.StartAsync(app =>
        {
            app.UseExceptionHandler(failed => failed.Run(context =>
            {
                context.Response.StatusCode = StatusCodes.Status409Conflict;
                return context.Response.WriteAsync(answer);
            }));
            app.MapGet("/boom", Boom);
        });

        var (duration, span) = await ServeAsync(service, "/boom");

        Assert.Equal(409L, duration["http.response.status_code"]);
        Assert.False(duration.Contains("error.type"));
        Assert.False(span.Contains("error.type"));
    }

    [Fact]
    public async Task An_error_type_that_the_service_gave_is_kept()
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/status", (HttpContext context) =>
        {
            context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMetricsTagsFeature>()!.Tags.Add(new("error.type", "quota"));
            return Results.StatusCode(StatusCodes.Status507InsufficientStorage);
        }));

        var (duration, _) = await ServeAsync(service, "/status");

        Assert.Equal("quota", duration["error.type"]);
        Assert.Empty(duration.RepeatedKeys);
    }

    [Fact]
    public async Task It_does_not_depend_on_traces()
    {
        await using var service = await TestService.StartAsync(
            app => app.MapGet("/status", () => Results.StatusCode(StatusCodes.Status502BadGateway)), settings: "--OTEL_TRACES_SAMPLER=always_off");
        await service.Http.GetAsync("/status", Cancellation);

        await service.StopAsync();

        Assert.Equal("502", Durations(service, "/status").Single()["error.type"]);
    }

    private static async Task<(OtlpAttributes Duration, OtlpAttributes Span)> ServeAsync(TestService service, string route)
    {
        await service.Http.GetAsync(route, Cancellation);
        var span = await service.StopAndGetServerSpanAsync();
        return (Durations(service, route).Single(), span.Attributes);
    }

    private static IEnumerable<OtlpAttributes> Durations(TestService service, string route) => service.Receiver.Metrics
        .Where(metric => metric.Name == "http.server.request.duration")
        .SelectMany(metric => metric.DataPoints.Select(point => point.Attributes))
        .Where(attributes => attributes["http.route"] is string served && served == route);

    private static string Boom() => throw new InvalidOperationException("boom");
}
