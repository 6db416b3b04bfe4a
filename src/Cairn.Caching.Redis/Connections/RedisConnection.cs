using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Connections;

/// <summary>
/// One connection from its first byte to its last: commands of many callers share it, replies come back in order, and what the server pushes
/// is handled before the replies behind it. When anything is wrong with it, it ends; another takes its place.
/// </summary>
internal sealed class RedisConnection : IThreadPoolWorkItem, IDisposable
{
    private readonly Lock _gate = new();
    private readonly ReplyQueue _queue = new();
    private readonly PendingReplyPool _pool = new();
    private readonly TaskCompletionSource<Exception> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stream _stream;
    private readonly ConnectionLimits _limits;
    private readonly TimeProvider _clock;
    private readonly Action<RespValue> _onPush;
    private readonly Watch _watch;
    private readonly long _commandPatience;
    private SendBuffer _filling = new();
    private SendBuffer _spare = new();
    private bool _isFlushing;
    private Exception? _end;

    /// <param name="stream">The connected stream; the connection disposes it.</param>
    /// <param name="limits">How long to wait, and for how much.</param>
    /// <param name="clock">Where time comes from.</param>
    /// <param name="onPush">Is handed what the server sends unasked, before any later reply completes. It must be quick.</param>
    public RedisConnection(Stream stream, ConnectionLimits limits, TimeProvider clock, Action<RespValue> onPush)
    {
        (_stream, _limits, _clock, _onPush) = (stream, limits, clock, onPush);
        _commandPatience = Ticks(limits.Command);
        LastReceived = clock.GetTimestamp();
        _watch = new Watch(clock, Look);
        _watch.WakeAt(LastReceived + Ticks(limits.Idle));
        _ = ReceiveAsync();
    }

    /// <summary>Completes when the connection has ended, with the reason.</summary>
    public Task<Exception> Ended => _ended.Task;

    /// <summary>How many commands are without a reply.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
            {
                return _queue.Count;
            }
        }
    }

    private long LastReceived { get; set; }

    /// <summary>Sends a command. It is never sent again, whatever becomes of it.</summary>
    /// <returns>The reply, which may be an error of the server.</returns>
    /// <exception cref="RedisException">The connection has ended, or too much waits already.</exception>
    /// <exception cref="TimeoutException">No reply came in time. It may still come, and the command may have had its effect.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up. The command may have its effect nevertheless.</exception>
    public ValueTask<RespValue> SendAsync(ReadOnlySpan<RespArgument> command, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<RespValue>(cancellationToken);
        }

        if (Enqueue(command, _commandPatience, 2 * _commandPatience, out var refusal) is not { } pending)
        {
            return ValueTask.FromException<RespValue>(refusal!);
        }

        if (cancellationToken.CanBeCanceled)
        {
            pending.CancelWith(cancellationToken);
        }

        return pending.Result;
    }

    /// <summary>Ends the connection: all that wait fail, and the socket is closed.</summary>
    public void End(Exception reason)
    {
        lock (_gate)
        {
            if (_end is not null)
            {
                return;
            }

            _end = reason;
        }

        _watch.Dispose();
        _stream.Dispose();

        while (Next() is { } pending)
        {
            pending.Fail(Lost(reason));
            pending.LeaveSlot();
        }

        _ended.SetResult(reason);
    }

    public void Dispose() => End(new RedisException("The connection was closed by this side."));

    void IThreadPoolWorkItem.Execute() => _ = FlushAsync();

    private PendingReply? Enqueue(ReadOnlySpan<RespArgument> command, long callerPatience, long slotPatience, out RedisException? refusal)
    {
        var pending = _pool.Rent();
        var mustFlush = false;
        var now = _clock.GetTimestamp();

        lock (_gate)
        {
            refusal = Refusal(command);

            if (refusal is not null)
            {
                return null;
            }

            pending.Begin(now, callerPatience, slotPatience);
            RespWriter.WriteCommand(_filling, command);
            _queue.Enqueue(pending);
            _watch.WakeAt(now + callerPatience);
            (mustFlush, _isFlushing) = (!_isFlushing, true);
        }

        if (mustFlush)
        {
            // Not on the caller's thread: while the item waits for its turn, more commands join the same packet.
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return pending;
    }

    private RedisException? Refusal(ReadOnlySpan<RespArgument> command)
    {
        if (_end is not null)
        {
            return Lost(_end);
        }

        var bytes = (long)_filling.Length;

        foreach (ref readonly var word in command)
        {
            bytes += word.MostBytes;
        }

        return _queue.Count >= _limits.QueuedCommands || bytes > _limits.QueuedBytes ? new RedisException("Too much waits for Redis already.") : null;
    }

    private async Task FlushAsync()
    {
        try
        {
            while (TakeFilled() is { } filled)
            {
                await _stream.WriteAsync(filled.Written);
                filled.Clear();
                _spare = filled;
            }
        }
        catch (Exception exception)
        {
            End(exception);
        }
    }

    private SendBuffer? TakeFilled()
    {
        lock (_gate)
        {
            if (_filling.Length == 0 || _end is not null)
            {
                _isFlushing = false;
                return null;
            }

            var filled = _filling;
            _filling = _spare;
            return filled;
        }
    }

    private async Task ReceiveAsync()
    {
        // Off the creator's thread: a stream that is never empty would keep it.
        await Task.Yield();

        try
        {
            var framer = new RespFramer(new RespLimits());
            var buffer = new ReceiveBuffer();

            while (await _stream.ReadAsync(buffer.Room()) is var count and > 0)
            {
                LastReceived = _clock.GetTimestamp();
                buffer.Received(count);

                while (buffer.Unread is { Length: > 0 } unread && framer.Measure(unread) is var length and > 0)
                {
                    Dispatch(new RespReader(unread[..length]).Read());
                    buffer.Consume(length);
                }
            }

            End(new RedisException("The server closed the connection."));
        }
        catch (Exception exception)
        {
            End(exception);
        }
    }

    private void Dispatch(in RespValue value)
    {
        if (value.Kind == RespKind.Push)
        {
            _onPush(value);
            return;
        }

        var pending = Next() ?? throw new RespException("A reply came that no command waits for.");
        pending.Succeed(value);
        pending.LeaveSlot();
    }

    private PendingReply? Next()
    {
        lock (_gate)
        {
            return _queue.Dequeue();
        }
    }

    /// <summary>Looks at what waits, asks a silent server whether it lives, and ends the connection to a dead one.</summary>
    private void Look()
    {
        var now = _clock.GetTimestamp();
        long next;

        lock (_gate)
        {
            next = _queue.Expire(now, static () => new TimeoutException("Redis did not answer in time."));
        }

        if (next <= now)
        {
            End(new RedisException("Redis has stopped answering."));
            return;
        }

        if (next == long.MaxValue && LastReceived + Ticks(_limits.Idle) <= now)
        {
            // Nobody waits for the answer, but those who send behind it must not wait as long as the slot does.
            Enqueue(["PING"], _commandPatience, Ticks(_limits.Pong), out _);
            return;
        }

        _watch.WakeAt(next == long.MaxValue ? LastReceived + Ticks(_limits.Idle) : next);
    }

    private static RedisException Lost(Exception reason) => new("The connection to Redis is lost.", reason);

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _clock.TimestampFrequency);
}
