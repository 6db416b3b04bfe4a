using Cairn.Caching.Distributed;
using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Tests.Nodes;
using Cairn.Caching.Redis.Tests.Servers;
using Cairn.Testing;

namespace Cairn.Caching.Redis.Tests.Faults;

public sealed class OutageTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task A_killed_server_is_missed_at_once_and_found_again()
    {
        await using var server = await RedisServer.StartAsync();
        await using var node = await StoreNode.ConnectAsync(server.Endpoint);

        await server.KillAsync();
        Assert.Equal("disconnected", await node.Copies.NextAsync());
        await Assert.ThrowsAsync<RedisException>(() => node.ReadAsync("key"));
        await server.RestartAsync();

        Assert.Equal("connected ByPush", await node.UntilConnectedAsync());
        Assert.Equal(StoreReadKind.Missing, (await node.ReadAsync("key")).Read.Kind);
    }

    [Fact]
    public async Task A_server_that_comes_later_is_found()
    {
        await using var server = await RedisServer.StartAsync();
        await server.KillAsync();
        await using var node = StoreNode.Create(server.Endpoint);
        Assert.Equal("disconnected", await node.Copies.NextAsync());

        await server.RestartAsync();

        Assert.Equal("connected ByPush", await node.UntilConnectedAsync());
    }

    [Fact]
    public async Task A_connection_that_an_operator_kills_is_replaced_and_everything_is_in_doubt()
    {
        await using var server = await RedisServer.StartAsync();
        await using var node = await StoreNode.ConnectAsync(server.Endpoint);

        await server.Admin.SendAsync("CLIENT KILL TYPE normal SKIPME yes");

        Assert.Equal("disconnected", await node.Copies.NextAsync());
        Assert.Equal("connected ByPush", await node.UntilConnectedAsync());
    }

    [Fact]
    public async Task A_paused_server_costs_each_caller_its_time_out_and_is_left()
    {
        await using var server = await RedisServer.StartAsync();
        await using var node = await StoreNode.ConnectAsync(server.Endpoint, clock: _clock);

        await server.PauseAsync();
        var reading = node.ReadAsync("key");
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAsync<TimeoutException>(() => reading);
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal("disconnected", await node.Copies.NextAsync());
        await server.ResumeAsync();

        await _clock.UntilAsync(() => node.Link.Session is not null);
        await node.WriteAsync("key", "value");
        Assert.Equal("value", (await node.ReadAsync("key")).Value);
    }

    [Fact]
    public async Task A_half_open_connection_is_found_out_by_asking()
    {
        await using var server = await RedisServer.StartAsync();
        await using var relay = new TcpRelay(server.Port);
        await using var node = await StoreNode.ConnectAsync(relay.Endpoint, clock: _clock);

        relay.Swallow();
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull(node.Link.Session);
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("disconnected", await node.Copies.NextAsync());
        await _clock.UntilAsync(() => node.Link.Session is not null);
        await node.ReadAsync("key");
    }

    [Fact]
    public async Task Slow_replies_fail_their_callers_and_confuse_no_later_one()
    {
        await using var server = await RedisServer.StartAsync();
        await using var relay = new TcpRelay(server.Port);
        await using var node = await StoreNode.ConnectAsync(relay.Endpoint, clock: _clock);
        await node.WriteAsync("slow", "old answer");
        await node.WriteAsync("next", "new answer");

        relay.Hold();
        var slow = node.ReadAsync("slow");
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAsync<TimeoutException>(() => slow);
        var next = node.ReadAsync("next");
        relay.Release();

        Assert.Equal("new answer", (await next).Value);
        Assert.Empty(node.Copies.Drain());
    }

    [Fact]
    public async Task A_reply_beyond_the_servers_buffer_limit_costs_the_connection_and_no_more()
    {
        await using var server = await RedisServer.StartAsync();
        await using var node = await StoreNode.ConnectAsync(server.Endpoint);
        await node.WriteAsync("large", new string('x', 1_000_000));

        await server.Admin.SendAsync("CONFIG", "SET", "client-output-buffer-limit", "normal 100kb 0 0");
        await Assert.ThrowsAsync<RedisException>(() => node.ReadAsync("large"));
        await server.Admin.SendAsync("CONFIG", "SET", "client-output-buffer-limit", "normal 0 0 0");

        await node.UntilConnectedAsync();
        Assert.Equal(1_000_000, (await node.ReadAsync("large")).Value.Length);
    }

    [Fact]
    public async Task One_node_cut_off_is_told_so_and_the_other_works()
    {
        await using var server = await RedisServer.StartAsync();
        await using var relay = new TcpRelay(server.Port);
        await using var cutOff = await StoreNode.ConnectAsync(relay.Endpoint);
        await using var other = await StoreNode.ConnectAsync(server.Endpoint);

        relay.Cut();
        Assert.Equal("disconnected", await cutOff.Copies.NextAsync());
        await other.WriteAsync("key", "new");
        relay.Mend();

        Assert.Equal("connected ByPush", await cutOff.UntilConnectedAsync());
        Assert.Equal("new", (await cutOff.ReadAsync("key")).Value);
    }

    [Fact]
    public async Task Who_waits_for_another_node_is_woken_by_the_end_of_the_connection()
    {
        await using var server = await RedisServer.StartAsync();
        await using var node = await StoreNode.ConnectAsync(server.Endpoint);
        await using var holder = await StoreNode.ConnectAsync(server.Endpoint);
        await holder.ReadAsync("key", ReadIntent.Load);
        var waiting = node.Store.WaitAsync("key", TestContext.Current.CancellationToken).AsTask();
        await node.ReadAsync("key");

        await server.KillAsync();

        await waiting;
    }

    [Fact]
    public async Task An_attempt_that_fails_while_the_service_stops_does_not_fail_the_stop()
    {
        var asked = new TaskCompletionSource();
        var node = StoreNode.Create("127.0.0.1:1", options => options.Credentials = async stop =>
        {
            var stopping = new TaskCompletionSource();
            using var registration = stop.Register(stopping.SetResult);
            asked.TrySetResult();
            await stopping.Task;
            throw new IOException("no token");
        });
        await asked.Task;

        var failure = await Record.ExceptionAsync(() => node.DisposeAsync().AsTask());

        Assert.Null(failure);
    }
}
