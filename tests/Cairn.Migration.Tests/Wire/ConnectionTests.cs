namespace Cairn.Migration.Tests.Wire;

public sealed class ConnectionTests
{
    [Fact]
    public async Task A_client_that_leaves_cancels_what_it_asked_for()
    {
        var (asked, left) = (new TaskCompletionSource(), new TaskCompletionSource<string>());
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.ReadHeadAsync();
            asked.SetResult();
            left.SetResult(await connection.ReadToEndAsync());
        });
        await using var host = await StranglerHost.StartAsync(upstream.Address);
        await using var client = await host.ConnectAsync();
        await client.SendAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        await asked.Task;

        client.Reset();

        Assert.Equal("", await left.Task);
    }

    [Fact]
    public async Task A_web_socket_is_a_pipe_in_both_directions()
    {
        await using var upstream = ScriptedUpstream.Start(async (upstream, connection) =>
        {
            upstream.Requests.Enqueue(await connection.ReadHeadAsync());
            await connection.SendAsync("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: abc\r\n\r\n");
            await connection.SendAsync("from the server");
            await connection.SendAsync("echo " + await connection.ReadAsync("from the client".Length));
        });
        await using var host = await StranglerHost.StartAsync(upstream.Address);
        await using var client = await host.ConnectAsync();

        await client.SendAsync("GET /chat HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: k\r\nSec-WebSocket-Version: 13\r\n\r\n");
        var head = await client.ReadHeadAsync();
        var first = await client.ReadAsync("from the server".Length);
        await client.SendAsync("from the client");

        Assert.StartsWith("HTTP/1.1 101 ", head, StringComparison.Ordinal);
        Assert.Contains("\r\nSec-WebSocket-Accept: abc\r\n", head, StringComparison.Ordinal);
        Assert.Equal("from the server", first);
        Assert.Equal("echo from the client", await client.ReadToEndAsync());
        Assert.Contains("\r\nUpgrade: websocket\r\n", upstream.Request, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("POST", "Content-Length: 2\r\n", "hi")]
    [InlineData("POST", "", "")]
    [InlineData("DELETE", "", "")]
    public async Task A_write_on_a_connection_that_drops_is_not_sent_again(string method, string headers, string body)
    {
        await using var upstream = ScriptedUpstream.Start(async (upstream, connection) =>
        {
            await upstream.ReadRequestAsync(connection);
            await connection.SendAsync(ScriptedUpstream.Ok("first"));
            await upstream.ReadRequestAsync(connection); // and drops the connection, as a worker that is recycled does
        });
        await using var host = await StranglerHost.StartAsync(upstream.Address);
        await host.GetAsync("/warm");

        var answer = await host.AskAsync($"{method} /once HTTP/1.1\r\nHost: x\r\n{headers}Connection: close\r\n\r\n{body}");

        Assert.StartsWith("HTTP/1.1 502 ", answer, StringComparison.Ordinal);
        Assert.Single(upstream.Requests, request => request.StartsWith(method + " /once", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connection_is_used_again()
    {
        var connections = 0;
        await using var upstream = ScriptedUpstream.Start(async (upstream, connection) =>
        {
            Interlocked.Increment(ref connections);
            while (await upstream.ReadRequestAsync(connection) is not null)
            {
                await connection.SendAsync(ScriptedUpstream.Ok("ok"));
            }
        });
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.GetAsync("/1");
        await host.GetAsync("/2");

        Assert.Equal(1, connections);
    }

    [Fact]
    public async Task A_body_in_broken_chunks_is_the_clients_fault()
    {
        await using var upstream = ScriptedUpstream.Start(async (_, connection) => await connection.ReadToEndAsync());
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        var answer = await host.AskAsync("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nnot-a-size\r\n");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Empty(host.Logs.Named("LegacyFailed"));
    }
}
