using System.Diagnostics;

namespace Cairn.Migration.Tests.Wire;

public sealed class RequestForwardingTests
{
    [Theory]
    [InlineData("/a%2Fb?x=1%2F2")]
    [InlineData("/p/../x/./y")]
    [InlineData("/%2e%2e/x")]
    [InlineData("//double//slashes/")]
    [InlineData("/latin-%E9")]
    [InlineData("/CASE?q=a+b&&c=%zz&d=|")]
    [InlineData("/x?")]
    public async Task A_target_goes_on_as_it_came(string target)
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.GetAsync(target);

        Assert.StartsWith($"GET {target} HTTP/1.1\r\n", upstream.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_absolute_form_loses_its_authority()
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.AskAsync("GET http://ci.example/p/../x?y HTTP/1.1\r\nHost: ci.example\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("GET /p/../x?y HTTP/1.1\r\n", upstream.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Header_values_keep_each_byte()
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.GetAsync("/", "X-Name: caf\u00e9 \u00ff\r\n");

        Assert.Contains("\r\nX-Name: caf\u00e9 \u00ff\r\n", upstream.Request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Keep-Alive: timeout=5")]
    [InlineData("Proxy-Connection: keep-alive")]
    [InlineData("Proxy-Authorization: Basic eDp5")]
    [InlineData("TE: gzip")]
    [InlineData("Trailer: X-Sum")]
    [InlineData("Upgrade: h2c")]
    [InlineData("Forwarded: for=6.6.6.6")]
    [InlineData("X-Real-IP: 6.6.6.6")]
    [InlineData("X_Forwarded_For: 6.6.6.6")]
    [InlineData("X-Cairn-Shadow: 1")]
    [InlineData("X_Cairn_Shadow: 1")]
    public async Task What_is_for_this_hop_alone_ends_here(string header)
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.GetAsync("/", header + "\r\n");

        Assert.DoesNotContain($"\r\n{header.Split(':')[0]}:", upstream.Request, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_asked_is_said_anew_and_the_host_is_kept()
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.GetAsync("/", "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example\r\n");

        Assert.Contains("\r\nHost: ci.example\r\n", upstream.Request, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Forwarded-For: 127.0.0.1\r\n", upstream.Request, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Forwarded-Proto: http\r\n", upstream.Request, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Forwarded-Host: ci.example\r\n", upstream.Request, StringComparison.Ordinal);
        Assert.DoesNotContain("6.6.6.6", upstream.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_trace_context_is_injected()
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);
        using var everything = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(everything);

        await host.GetAsync("/");

        Assert.DoesNotContain("traceparent", upstream.Request, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Request-Id", upstream.Request, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_trace_context_of_the_client_is_kept()
    {
        const string Trace = "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.GetAsync("/", Trace + "\r\n");

        Assert.Contains($"\r\n{Trace}\r\n", upstream.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_cookie_lines_are_one_list_of_cookies()
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.GetAsync("/", "Cookie: a=1; b=2\r\nCookie: c=3\r\n");

        Assert.Contains("\r\nCookie: a=1; b=2; c=3\r\n", upstream.Request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connection: X-Internal")]
    [InlineData("Connection: x-internal, X-Other")]
    [InlineData("Connection: X-Other\r\nConnection: X-Internal")]
    public async Task What_a_client_says_is_for_this_hop_ends_here(string connection)
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);
        await using var client = await host.ConnectAsync();

        await client.SendAsync($"GET / HTTP/1.1\r\nHost: x\r\nX-Internal: yes\r\n{connection}\r\n\r\n");
        await client.ReadThroughAsync("ok");

        Assert.DoesNotContain("X-Internal", upstream.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_length_stays_a_length()
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.AskAsync("POST / HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");

        Assert.EndsWith("\r\n\r\nhello", upstream.Request, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Length: 5\r\n", upstream.Request, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: text/plain\r\n", upstream.Request, StringComparison.Ordinal);
        Assert.DoesNotContain("Transfer-Encoding", upstream.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chunks_stay_chunks()
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.AskAsync("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n0\r\n\r\n");

        Assert.Contains("\r\nTransfer-Encoding: chunked\r\n", upstream.Request, StringComparison.Ordinal);
        Assert.EndsWith("5\r\nhello\r\n0\r\n\r\n", upstream.Request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("HEAD", false)]
    [InlineData("POST", true)]
    [InlineData("DELETE", true)]
    public async Task Only_a_write_without_a_body_says_that_it_has_none(string method, bool saysSo)
    {
        await using var upstream = ScriptedUpstream.Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.AskAsync($"{method} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        Assert.Equal(saysSo, upstream.Request.Contains("\r\nContent-Length: 0\r\n", StringComparison.Ordinal));
        Assert.DoesNotContain("Transfer-Encoding", upstream.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_above_the_limit_of_the_server_goes_through()
    {
        const int Length = 31_000_000;
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.ReadHeadAsync();
            await connection.SkipAsync(Length);
            await connection.SendAsync(ScriptedUpstream.Ok("taken"));
        });
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        var answer = await host.AskAsync($"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {Length}\r\nConnection: close\r\n\r\n{new string('b', Length)}");

        Assert.EndsWith("taken", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expectation_is_passed_on_and_its_answer_passed_back()
    {
        var body = new string('b', 2000);
        await using var upstream = ScriptedUpstream.Start(async (upstream, connection) =>
        {
            upstream.Requests.Enqueue(await connection.ReadHeadAsync());
            await connection.SendAsync("HTTP/1.1 100 Continue\r\n\r\n");
            upstream.Requests.Enqueue(await connection.ReadAsync(body.Length));
            await connection.SendAsync(ScriptedUpstream.Ok("taken"));
        });
        await using var host = await StranglerHost.StartAsync(upstream.Address);
        await using var client = await host.ConnectAsync();

        await client.SendAsync("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2000\r\nConnection: close\r\n\r\n");
        var interim = await client.ReadHeadAsync();
        await client.SendAsync(body);

        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", interim);
        Assert.EndsWith("taken", await client.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Contains("Expect: 100-continue", upstream.Requests.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_refused_is_never_asked_for()
    {
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno");
            await connection.ReadToEndAsync();
        });
        await using var host = await StranglerHost.StartAsync(upstream.Address);
        await using var client = await host.ConnectAsync();

        await client.SendAsync("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2000\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 401 Unauthorized\r\n", await client.ReadHeadAsync(), StringComparison.Ordinal);
    }
}
