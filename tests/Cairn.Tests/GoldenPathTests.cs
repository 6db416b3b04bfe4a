using System.Net;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Cairn.Tests;

public sealed class GoldenPathTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Two_lines_and_an_empty_configuration_make_a_service(string environment)
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Service, host => host.InEnvironment(environment).Configure("Cairn:Hosting:DrainDelay", "00:00:00"), Cancellation);

        Assert.Equal("hello", await service.Http.GetStringAsync("/hello", Cancellation));
        Assert.Equal("ok\n", await service.Management.GetStringAsync("/readyz", Cancellation));
    }

    [Fact]
    public async Task A_request_leaves_a_named_span_with_its_attributes()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Service, cancellationToken: Cancellation);

        await service.Http.GetAsync("/boom?x=1", Cancellation);
        var span = await service.Spans.WaitForAsync(span => span.Name == "GET /boom", Cancellation);

        Assert.Equal(500, span.Tags["http.response.status_code"]);
        Assert.Equal("System.InvalidOperationException", span.Tags["error.type"]);
        Assert.Single(service.Spans.Failed);
    }

    [Fact]
    public async Task A_worker_without_http_gets_probes_too()
    {
        await using var service = await CairnTestHost.StartAsync(
            async args =>
            {
                var builder = Host.CreateApplicationBuilder(args);
                builder.AddCairn();
                using var host = builder.Build();
                await host.RunAsync();
            },
            cancellationToken: Cancellation);

        Assert.Equal("ok\n", await service.Management.GetStringAsync("/livez", Cancellation));
    }

    [Fact]
    public async Task A_request_that_outlasts_its_time_out_is_answered_with_504()
    {
        await using var service = await CairnTestHost.StartAsync(
            async args =>
            {
                var builder = WebApplication.CreateBuilder(args);
                builder.AddCairn();
                await using var app = builder.Build();
                app.MapCairn();
                app.MapGet("/slow", (CancellationToken token) => Task.Delay(Timeout.InfiniteTimeSpan, token));
                await app.RunAsync();
            },
            host => host.Configure("Cairn:Hosting:RequestTimeout", "00:00:00.020"),
            Cancellation);

        using var answer = await service.Http.GetAsync("/slow", Cancellation);

        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
    }
}
