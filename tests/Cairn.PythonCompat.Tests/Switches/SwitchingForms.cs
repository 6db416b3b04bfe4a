using System.Net;
using Cairn.PythonCompat.Tests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.PythonCompat.Tests.Switches;

public sealed class SwitchingForms
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_says_which_forms_it_keeps_and_until_when()
    {
        await using var service = await PortedService.StartAsync(
            builder =>
            {
                builder.Services.AddPythonCompat(PythonStyle.Flask, compat => compat
                    .Disable(PythonCompat.ReasonPhrases)
                    .Date(PythonCompat.Floats | PythonCompat.SortedKeys, since: new DateOnly(2026, 3, 1), target: new DateOnly(2026, 9, 30)));
            },
            app => app.MapGet("/ratio", () => new { z = 1.0, a = "é" }),
            Token);

        Assert.Equal("{\"a\":\"\\u00e9\",\"z\":1.0}\n", await GetAsync(service, "/ratio"));
        var bridges = service.Services.GetRequiredService<PythonBridges>();
        Assert.Contains(new PythonBridge(PythonCompat.SortedKeys, new DateOnly(2026, 3, 1), new DateOnly(2026, 9, 30)), bridges.Standing);
        Assert.DoesNotContain(bridges.Standing, bridge => bridge.Switch is PythonCompat.ReasonPhrases or PythonCompat.Utf8Text);
    }

    [Fact]
    public async Task A_group_of_routes_turns_switches_on_and_a_route_in_it_off_again()
    {
        await using var service = await PortedService.StartAsync(
            builder => builder.Services.AddPythonCompat(PythonStyle.Flask, compat => compat.DisableAll()),
            app =>
            {
                var legacy = app.MapGroup("/v1").WithPythonCompat(PythonCompat.Floats | PythonCompat.TrailingNewline);
                legacy.MapGet("/ratio", () => new { v = 1.0 });
                legacy.MapGet("/share", () => new { v = 1.0 }).WithoutPythonCompat(PythonCompat.Floats);
                app.MapGet("/v2/ratio", () => new { v = 1.0 });
            },
            Token);

        Assert.Equal("{\"v\":1.0}\n", await GetAsync(service, "/v1/ratio"));
        Assert.Equal("{\"v\":1}\n", await GetAsync(service, "/v1/share"));
        Assert.Equal("{\"v\":1}", await GetAsync(service, "/v2/ratio"));
        Assert.Equal([PythonCompat.Floats, PythonCompat.TrailingNewline], service.Services.GetRequiredService<PythonBridges>().Standing.Select(bridge => bridge.Switch));
    }

    [Fact]
    public async Task Slashes_are_strict_for_the_routes_that_ask_for_it()
    {
        await using var service = await PortedService.StartAsync(
            builder => builder.Services.AddPythonCompat(PythonStyle.Flask, compat => compat.DisableAll()),
            app =>
            {
                app.MapGet("/strict", () => "").WithPythonCompat(PythonCompat.StrictSlashes | PythonCompat.CaseSensitivePaths);
                app.MapGet("/lenient", () => "");
            },
            Token);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, "/strict"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(service, "/strict/"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(service, "/STRICT"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, "/lenient/"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, "/LENIENT"));
    }

    [Theory]
    [InlineData(PythonCompat.None, "rest")]
    [InlineData(PythonCompat.StrictSlashes, "fallback")]
    public async Task What_catches_everything_catches_it_still(PythonCompat switches, string withoutSlash)
    {
        await using var service = await PortedService.StartAsync(
            builder => builder.Services.AddPythonCompat(PythonStyle.Flask, compat => compat.DisableAll().Enable(switches)),
            app =>
            {
                app.MapGet("/files/{**rest}", (string? rest) => $"rest{rest}");
                app.MapFallback(() => "fallback");
            },
            Token);

        Assert.Equal("resta/b", await GetAsync(service, "/files/a/b"));
        Assert.Equal(withoutSlash, await GetAsync(service, "/files"));
        Assert.Equal("fallback", await GetAsync(service, "/"));
        Assert.Equal("fallback", await GetAsync(service, "/else/where"));
    }

    [Fact]
    public async Task A_client_that_holds_a_tag_of_Flask_is_told_that_nothing_changed()
    {
        await using var service = await PortedService.StartAsync(
            builder => builder.Services.AddPythonCompat(PythonStyle.Flask),
            app => app.MapGet("/builds", () => new { v = 1.0 }).WithPythonETag(),
            Token);
        using var client = new HttpClient();
        using var first = await client.GetAsync(new Uri(service.Address, "/builds"), Token);

        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.GetAsync(new Uri(service.Address, "/builds"), Token);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }

    [Fact]
    public async Task The_management_port_is_offered_the_list()
    {
        await using var service = await PortedService.StartAsync(
            builder => builder.Services.AddPythonCompat(PythonStyle.FastApi, compat => compat.DisableAll().Enable(PythonCompat.Floats)),
            app => app.MapGet("/list", app.Services.GetRequiredKeyedService<RequestDelegate>("Cairn.Management:GET /python-compat")),
            Token);

        Assert.Equal("{\"style\":\"FastApi\",\"bridges\":[{\"name\":\"Floats\",\"since\":null,\"target\":null}]}", await GetAsync(service, "/list"));
    }

    [Fact]
    public void A_service_has_one_style()
    {
        var services = new ServiceCollection().AddPythonCompat(PythonStyle.Flask).AddPythonCompat(PythonStyle.Flask);

        var refusal = Assert.Throws<InvalidOperationException>(() => services.AddPythonCompat(PythonStyle.FastApi));

        Assert.Equal("'AddPythonCompat' is FastApi. An earlier call named Flask, and a service has one style. Remove one of the calls.", refusal.Message);
    }

    [Fact]
    public void A_target_before_its_beginning_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() =>
        new ServiceCollection().AddPythonCompat(PythonStyle.Flask, compat => compat.Date(PythonCompat.Floats, new DateOnly(2026, 9, 30), new DateOnly(2026, 3, 1))));

    [Fact]
    public void Every_switch_has_a_bit_and_a_default_in_at_least_one_style_but_one()
    {
        var everywhere = PythonSwitches.DefaultsOf(PythonStyle.Flask) | PythonSwitches.DefaultsOf(PythonStyle.FastApi);

        Assert.Equal([PythonCompat.SpacedJson], PythonSwitches.Each(PythonSwitches.All & ~everywhere));
        Assert.Equal(PythonSwitches.All, Enum.GetValues<PythonCompat>().Aggregate((all, one) => all | one));
    }

    private static async Task<string> GetAsync(PortedService service, string path)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(service.Address, path), Token);
    }

    private static async Task<HttpStatusCode> StatusAsync(PortedService service, string path)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(service.Address, path), Token);
        return answer.StatusCode;
    }
}
