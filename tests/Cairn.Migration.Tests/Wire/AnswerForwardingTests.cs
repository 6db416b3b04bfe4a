using System.Net;
using System.Net.Sockets;

namespace Cairn.Migration.Tests.Wire;

public sealed class AnswerForwardingTests
{
    [Fact]
    public async Task Reason_headers_and_body_come_back_as_they_were()
    {
        await using var upstream = ScriptedUpstream.Answering("HTTP/1.1 404 NOT FOUND AT ALL\r\nServer: gunicorn\r\nX-cAsE: caf\u00e9\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nnone");
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        var answer = await host.GetAsync("/");

        Assert.StartsWith("HTTP/1.1 404 NOT FOUND AT ALL\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nServer: gunicorn\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nX-cAsE: caf\u00e9\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Length: 4\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nnone", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_cookies_stay_several()
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok", "Set-Cookie: a=1; Expires=Fri, 01 Mar 2024 12:34:56 GMT\r\nSet-Cookie: b=\"x y\\073z\"\r\n"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        var answer = await host.GetAsync("/");

        Assert.Contains("\r\nSet-Cookie: a=1; Expires=Fri, 01 Mar 2024 12:34:56 GMT\r\nSet-Cookie: b=\"x y\\073z\"\r\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Keep-Alive: timeout=5")]
    [InlineData("Proxy-Authenticate: Basic")]
    [InlineData("Proxy-Connection: close")]
    [InlineData("Trailer: X-Sum")]
    [InlineData("Upgrade: h2c")]
    [InlineData("X-Internal: yes\r\nConnection: x-internal, keep-alive")]
    public async Task What_is_for_this_hop_alone_ends_here(string header)
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok", header + "\r\n"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        Assert.DoesNotContain(header.Split(':')[0] + ":", await host.GetAsync("/"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task HEAD_keeps_the_length_of_what_is_not_sent()
    {
        await using var upstream = ScriptedUpstream.Answering("HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n");
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        var answer = await host.AskAsync("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        Assert.Contains("\r\nContent-Length: 1234\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("304 Not Modified", "ETag: \"abc\"")]
    [InlineData("204 No Content", "Content-Length: 0")]
    [InlineData("204 No Content", "X-A: b")]
    public async Task An_answer_without_a_body_has_none(string status, string header)
    {
        await using var upstream = ScriptedUpstream.Answering($"HTTP/1.1 {status}\r\n{header}\r\n\r\n");
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        var answer = await host.GetAsync("/");

        Assert.StartsWith($"HTTP/1.1 {status}\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Transfer-Encoding", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_arrives_before_the_next_is_sent()
    {
        var received = new TaskCompletionSource();
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n");
            await received.Task;
            await connection.SendAsync("9\r\ndata: 2\n\n\r\n0\r\n\r\n");
        });
        await using var host = await StranglerHost.StartAsync(upstream.Address);
        await using var client = await host.ConnectAsync();

        await client.SendAsync("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        var first = await client.ReadThroughAsync("data: 1\n\n\r\n");
        received.SetResult();

        Assert.Contains("text/event-stream", first, StringComparison.Ordinal);
        Assert.Contains("data: 2\n\n", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")]
    public async Task An_answer_that_ends_too_soon_is_cut_off(string answer)
    {
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync(answer);
        });
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        var seen = await host.GetAsync("/");

        Assert.DoesNotContain("0\r\n\r\n", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("HTTP/1.1 5", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_is_a_504()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.ReadToEndAsync());
        await using var host = await StranglerHost.StartAsync(upstream.Address);
        var asking = host.GetAsync("/");
        await host.Clock.WaitForTimerAsync(TestContext.Current.CancellationToken);

        host.Clock.Advance(TimeSpan.FromSeconds(100));

        Assert.StartsWith("HTTP/1.1 504 ", await asking, StringComparison.Ordinal);
        Assert.Contains("TimedOut", Assert.Single(host.Logs.Named("LegacyFailed")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_in_the_midst_of_an_answer_cuts_it_off()
    {
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
            await connection.ReadToEndAsync();
        });
        await using var host = await StranglerHost.StartAsync(upstream.Address);
        await using var client = await host.ConnectAsync();
        await client.SendAsync("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        await client.ReadThroughAsync("half\r\n");

        host.Clock.Advance(TimeSpan.FromSeconds(100));

        Assert.Equal("", await client.ReadToEndAsync());
        Assert.Contains("TimedOut", Assert.Single(await host.Logs.WaitForAsync("LegacyFailed")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_connection_is_a_502()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // a port that nobody listens on
        await using var host = await StranglerHost.StartAsync(new Uri($"http://127.0.0.1:{((IPEndPoint)taken.LocalEndPoint!).Port}"));

        Assert.StartsWith("HTTP/1.1 502 ", await host.GetAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("this is not HTTP\r\n\r\n")]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n")]
    public async Task An_answer_that_is_no_HTTP_is_a_502_or_nothing(string garbage)
    {
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync(garbage);
        });
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        var answer = await host.AskAsync("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");

        Assert.DoesNotContain("Content-Length: many", answer, StringComparison.Ordinal);
        Assert.True(garbage.StartsWith("HTTP", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 502 ", StringComparison.Ordinal), answer);
    }
}
