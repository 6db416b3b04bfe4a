using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Resp;
using Cairn.Caching.Redis.Tests.Servers;
using Cairn.Testing;

namespace Cairn.Caching.Redis.Tests.Connections;

public sealed class ConnectionTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private readonly List<string> _seen = [];
    private ScriptedServer _server = null!;
    private RedisConnection _connection = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync();
        _connection = Open(new ConnectionLimits { QueuedCommands = 100, QueuedBytes = 1_000_000 });
    }

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Replies_come_back_in_the_order_of_the_commands()
    {
        var replies = Enumerable.Range(0, 50).Select(number => SendAsync("GET", number)).ToList();

        for (var number = 0; number < 50; number++)
        {
            Assert.Equal($"GET {number}", await _server.ReceiveAsync());
            await _server.SendAsync($":{number}\r\n");
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(number => (long)number), (await Task.WhenAll(replies)).Select(reply => reply.Integer));
    }

    [Fact]
    public async Task What_is_pushed_is_handled_before_the_reply_behind_it()
    {
        var reply = SendAsync("GET", "key");
        await _server.ReceiveAsync();

        await _server.SendAsync(">2\r\n+invalidate\r\n*1\r\n+a\r\n>1\r\n+b\r\n$1\r\nv\r\n");

        Assert.Equal("v", (await reply).Text());
        Assert.Equal(["invalidate", "b"], _seen);
    }

    [Fact]
    public async Task A_late_reply_goes_to_nobody_and_the_next_to_its_own_command()
    {
        var late = SendAsync("GET", "late");
        await _server.ReceiveAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAsync<TimeoutException>(() => late);

        var next = SendAsync("GET", "next");
        await _server.SendAsync("+late\r\n+next\r\n");

        Assert.Equal("next", (await next).Text());
    }

    [Fact]
    public async Task Each_caller_waits_for_its_own_time()
    {
        var first = SendAsync("GET", 1);
        _clock.Advance(TimeSpan.FromMilliseconds(300));
        var second = SendAsync("GET", 2);

        _clock.Advance(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAsync<TimeoutException>(() => first);
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAsync<TimeoutException>(() => second);
    }

    [Fact]
    public async Task A_server_that_answers_nothing_for_twice_the_time_is_left()
    {
        var reply = SendAsync("GET", "key");
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(_connection.Ended.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<TimeoutException>(() => reply);
        Assert.Equal("Redis has stopped answering.", (await _connection.Ended).Message);
    }

    [Fact]
    public async Task A_silent_connection_is_asked_whether_it_lives()
    {
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("PING", await _server.ReceiveAsync());

        _clock.Advance(TimeSpan.FromMilliseconds(1_999));
        Assert.False(_connection.Ended.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("Redis has stopped answering.", (await _connection.Ended).Message);
    }

    [Fact]
    public async Task A_connection_that_answers_lives_on()
    {
        for (var round = 0; round < 3; round++)
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            Assert.Equal("PING", await _server.ReceiveAsync());
            var reply = SendAsync("GET", round);
            await _server.SendAsync("+PONG\r\n:1\r\n");
            await reply;
            Assert.Equal($"GET {round}", await _server.ReceiveAsync());
        }

        Assert.False(_connection.Ended.IsCompleted);
    }

    [Fact]
    public async Task A_caller_may_give_up_and_its_slot_stays()
    {
        using var patience = new CancellationTokenSource();
        var given = _connection.SendAsync(["GET", "given up"], patience.Token).AsTask();
        var kept = SendAsync("GET", "kept");

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        await _server.SendAsync("+a\r\n+b\r\n");

        Assert.Equal("b", (await kept).Text());
    }

    [Fact]
    public async Task Too_many_commands_and_too_many_bytes_are_refused_at_once()
    {
        for (var number = 0; number < 100; number++)
        {
            _ = SendAsync("GET", number);
        }

        Assert.Equal("Too much waits for Redis already.", (await Assert.ThrowsAsync<RedisException>(() => SendAsync("GET", "key"))).Message);
        await _server.SendAsync(string.Concat(Enumerable.Repeat("_\r\n", 100)));
        await Assert.ThrowsAsync<RedisException>(() => SendAsync("SET", new byte[1_000_000]));
    }

    [Fact]
    public async Task The_end_fails_all_that_wait_and_all_that_come()
    {
        var waiting = SendAsync("GET", "key");

        _server.Dispose();

        Assert.Equal("The connection to Redis is lost.", (await Assert.ThrowsAsync<RedisException>(() => waiting)).Message);
        await Assert.ThrowsAsync<RedisException>(() => SendAsync("GET", "key"));
    }

    [Theory]
    [InlineData("hello\r\n")]
    [InlineData("+unasked\r\n")]
    public async Task A_stream_that_makes_no_sense_is_left(string bytes)
    {
        await _server.SendAsync(bytes);

        Assert.IsType<RespException>(await _connection.Ended);
    }

    [Fact]
    public async Task A_handler_that_fails_ends_the_connection_and_not_the_process()
    {
        await _server.SendAsync(">1\r\n+fail\r\n");

        Assert.Equal("fail", (await _connection.Ended).Message);
    }

    private Task<RespValue> SendAsync(params ReadOnlySpan<RespArgument> command)
    {
        try
        {
            return _connection.SendAsync(command, Stop).AsTask();
        }
        catch (RedisException exception)
        {
            return Task.FromException<RespValue>(exception);
        }
    }

    private RedisConnection Open(ConnectionLimits limits) => new(_server.ClientSide, limits, _clock, push =>
    {
        _seen.Add(push.Items[0].Text());
        _ = push.Items[0].Is("fail"u8) ? throw new InvalidOperationException("fail") : 0;
    });
}
