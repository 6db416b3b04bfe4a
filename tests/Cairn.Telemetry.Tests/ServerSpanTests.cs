using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;

namespace Cairn.Telemetry.Tests;

public sealed class ServerSpanTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_described_completely()
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/builds/{id}", (string id) => id));
        service.Http.DefaultRequestHeaders.UserAgent.ParseAdd("bot/7");
        await service.Http.GetAsync("/builds/42", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal("GET /builds/{id}", span.Name);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal("Microsoft.AspNetCore", span.Scope);
        AssertAttributes(
            span,
            ("http.request.method", "GET"),
            ("http.response.status_code", 200L),
            ("http.route", "/builds/{id}"),
            ("url.scheme", "http"),
            ("url.path", "/builds/42"),
            ("server.address", "127.0.0.1"),
            ("server.port", (long)service.Http.BaseAddress!.Port),
            ("client.address", "127.0.0.1"),
            ("network.protocol.version", "1.1"),
            ("user_agent.original", "bot/7"));
    }

    [Theory]
    [InlineData("/?branch=main&page=2", "branch=main&page=2")]
    [InlineData("/?a=1&access_token=xyz&Sig=s&b=", "a=1&access_token=REDACTED&Sig=REDACTED&b=")]
    [InlineData("/?tokens=3&flag", "tokens=3&flag")]
    [InlineData("/?access%5Ftoken=xyz&name=a%20b", "access%5Ftoken=REDACTED&name=a%20b")]
    [InlineData("/?X-Amz-Credential=a&X-Amz-Security-Token=b&X-Amz-Date=c", "X-Amz-Credential=REDACTED&X-Amz-Security-Token=REDACTED&X-Amz-Date=c")]
    [InlineData("/?", null)]
    [InlineData("/", null)]
    public async Task A_query_is_recorded_without_its_secrets(string target, string? expected)
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/", () => "home"));
        var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        await service.Http.GetAsync(new Uri($"{service.Http.BaseAddress}"[..^1] + target, asWritten), Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal(expected, span.Attributes["url.query"]);
        Assert.Equal("GET /", span.Name);
    }

    [Theory]
    [InlineData("BREW", "HTTP /pots", "_OTHER", "BREW")]
    [InlineData("QUERY", "QUERY /pots", "QUERY", null)]
    public async Task A_method_is_reported_in_its_known_form(string sent, string name, string method, string? original)
    {
        await using var service = await TestService.StartAsync(app => app.Map("/pots", () => "tea"));
        using var request = new HttpRequestMessage(new HttpMethod(sent), "/pots");
        await service.Http.SendAsync(request, Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal(name, span.Name);
        Assert.Equal(method, span.Attributes["http.request.method"]);
        Assert.Equal(original, span.Attributes["http.request.method_original"]);
    }

    [Fact]
    public async Task A_request_of_the_oldest_form_is_described_as_far_as_it_goes()
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/pots", () => "tea"));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, service.Http.BaseAddress!.Port, Cancellation);
        await client.GetStream().WriteAsync("get /pots HTTP/1.0\r\n\r\n"u8.ToArray(), Cancellation);
        await client.GetStream().CopyToAsync(Stream.Null, Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal("GET /pots", span.Name);
        Assert.Equal("get", span.Attributes["http.request.method_original"]);
        Assert.Equal("1.0", span.Attributes["network.protocol.version"]);
        Assert.All(["server.address", "server.port", "user_agent.original"], name => Assert.False(span.Attributes.Contains(name)));
    }

    [Fact]
    public async Task A_path_that_no_route_matches_is_named_by_its_method_and_is_no_error()
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/", () => "home"));
        await service.Http.GetAsync("/nowhere/at all", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal("GET", span.Name);
        Assert.False(span.Attributes.Contains("http.route"));
        Assert.False(span.Attributes.Contains("error.type"));
        Assert.Equal("/nowhere/at%20all", span.Attributes["url.path"]);
        Assert.Equal(404L, span.Attributes["http.response.status_code"]);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
    }

    [Fact]
    public async Task The_address_is_the_one_that_the_client_used_before_a_trusted_proxy()
    {
        await using var service = await TestService.StartAsync(app =>
        {
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All });
            app.MapGet("/", () => "home");
        });
        service.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        service.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        service.Http.DefaultRequestHeaders.Add("X-Forwarded-Host", "ci.example");
        await service.Http.GetAsync("/", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal("203.0.113.7", span.Attributes["client.address"]);
        Assert.Equal("https", span.Attributes["url.scheme"]);
        Assert.Equal("ci.example", span.Attributes["server.address"]);
        Assert.Equal(443L, span.Attributes["server.port"]);
    }

    [Fact]
    public async Task One_host_has_the_port_of_each_scheme_that_it_is_asked_for_under()
    {
        await using var service = await TestService.StartAsync(app =>
        {
            app.Use((context, next) =>
            {
                (context.Request.Scheme, context.Request.Host) = (context.Request.Query["scheme"].ToString(), new HostString("ci.example"));
                return next();
            });
            app.MapGet("/", () => "home");
        });
        await service.Http.GetAsync("/?scheme=http", Cancellation);
        await service.Http.GetAsync("/?scheme=https", Cancellation);

        await service.StopAsync();

        var ports = service.Receiver.Spans.Where(span => span.Kind == ActivityKind.Server).Select(span => span.Attributes["server.port"]);
        Assert.Equal([80L, 443L], ports);
    }

    [Fact]
    public async Task An_IPv4_client_of_an_IPv6_socket_is_reported_as_IPv4()
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/", (HttpContext context) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse("::ffff:10.1.2.3");
        }));
        await service.Http.GetAsync("/", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal("10.1.2.3", span.Attributes["client.address"]);
    }

    [Fact]
    public async Task Attributes_that_the_framework_wrote_already_are_not_doubled()
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/", () =>
        {
            Activity.Current!.AddTag("http.route", "/").AddTag("http.response.status_code", 0).AddTag("url.path", "?");
        }));
        await service.Http.GetAsync("/", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Empty(span.Attributes.RepeatedKeys);
        Assert.Equal(200L, span.Attributes["http.response.status_code"]);
        Assert.Equal("/", span.Attributes["url.path"]);
    }

    [Fact]
    public async Task A_trace_that_is_sampled_out_leaves_no_span()
    {
        await using var service = await TestService.StartAsync(
            app => app.MapGet("/", () => "home"), settings: "--OTEL_TRACES_SAMPLER=always_off");
        var answer = await service.Http.GetAsync("/", Cancellation);

        await service.StopAsync();

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Empty(service.Receiver.Spans);
    }

    private static void AssertAttributes(OtlpSpan span, params (string Name, object Value)[] expected)
    {
        Assert.Equal(
            expected.OrderBy(attribute => attribute.Name, StringComparer.Ordinal),
            span.Attributes.Select(attribute => (attribute.Key, attribute.Value!)).OrderBy(attribute => attribute.Key, StringComparer.Ordinal));
    }
}
