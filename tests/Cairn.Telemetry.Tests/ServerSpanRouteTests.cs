using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Telemetry.Tests;

public sealed class ServerSpanRouteTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "Builds/List/{id?}")]
    [InlineData("/Builds/Latest/7", "Builds/Latest/{id?}")]
    [InlineData("/builds/list", "Builds/List/{id?}")]
    [InlineData("/by-attribute/7", "by-attribute/{id:int}")]
    public async Task A_conventional_route_names_its_controller_and_action(string target, string route)
    {
        await using var service = await TestService.StartAsync(
            app => app.MapControllerRoute("default", "{controller=Builds}/{action:alpha=List}/{id?}"),
            builder => builder.Services.AddControllers());
        await service.Http.GetAsync(target, Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal(200L, span.Attributes["http.response.status_code"]);
        Assert.Equal(route, span.Attributes["http.route"]);
        Assert.Equal($"GET {route}", span.Name);
    }

    [Fact]
    public async Task A_fallback_route_is_a_route()
    {
        await using var service = await TestService.StartAsync(app => app.MapFallback(() => "page"));
        await service.Http.GetAsync("/any/where", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal("GET {*path:nonfile}", span.Name);
        Assert.Equal("{*path:nonfile}", span.Attributes["http.route"]);
    }

    [Fact]
    public async Task A_group_and_a_path_base_are_told_apart()
    {
        await using var service = await TestService.StartAsync(app =>
        {
            app.UsePathBase("/ci");
            app.UseRouting();
            app.MapGroup("/builds/{id}").MapGet("/log", () => "log");
        });
        await service.Http.GetAsync("/ci/builds/7/log", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal("GET /builds/{id}/log", span.Name);
        Assert.Equal("/ci/builds/7/log", span.Attributes["url.path"]);
    }

    [Fact]
    public async Task What_the_request_itself_said_about_its_span_is_kept()
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/{**path}", (HttpResponse response) =>
        {
            var span = Activity.Current!;
            span.DisplayName = "GET artifact";
            span.SetTag("http.route", "/artifacts/{name}").SetTag("error.type", "quota").SetStatus(ActivityStatusCode.Error, "The disk is full");
            response.StatusCode = StatusCodes.Status507InsufficientStorage;
        }));
        await service.Http.GetAsync("/artifacts/app.zip", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal(("GET artifact", "/artifacts/{name}", "quota"), (span.Name, span.Attributes["http.route"], span.Attributes["error.type"]));
        Assert.Equal((ActivityStatusCode.Error, "The disk is full"), (span.Status, span.StatusDescription));
        Assert.Empty(span.Attributes.RepeatedKeys);
    }
}
