using System.Threading.Tasks.Sources;
using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Connections;

/// <summary>
/// A command that waits for its reply. Two hold it: its caller, until it has taken the result, and its slot in the queue, until the reply has
/// come. The caller may be done long before the slot, by a time-out or a cancellation. When both have let go, it serves another command.
/// </summary>
internal sealed class PendingReply(PendingReplyPool pool, Completions completions) : IValueTaskSource<RespValue>
{
    private ManualResetValueTaskSourceCore<RespValue> _source;
    private RespValue _value;
    private Exception? _failure;
    private CancellationTokenRegistration _cancellation;
    private int _isDone;
    private int _holders;

    /// <summary>When it was sent, in the clock's timestamps.</summary>
    public long SentAt { get; private set; }

    /// <summary>How long the caller waits, in the clock's timestamps.</summary>
    public long CallerPatience { get; private set; }

    /// <summary>How long the connection waits before it takes the server for dead, in the clock's timestamps.</summary>
    public long SlotPatience { get; private set; }

    public bool IsDone => Volatile.Read(ref _isDone) != 0;

    public ValueTask<RespValue> Result => new(this, _source.Version);

    public void Begin(long sentAt, long callerPatience, long slotPatience)
    {
        _source.Reset();
        (SentAt, CallerPatience, SlotPatience) = (sentAt, callerPatience, slotPatience);
        _holders = 2;
        Volatile.Write(ref _isDone, 0);
    }

    /// <summary>To be called by the sender, before anybody can have taken the result.</summary>
    public void CancelWith(CancellationToken cancellationToken) => _cancellation = cancellationToken.UnsafeRegister(
        static (pending, token) => ((PendingReply)pending!).Fail(new OperationCanceledException(token)),
        this);

    public void Succeed(in RespValue value)
    {
        if (Interlocked.Exchange(ref _isDone, 1) == 0)
        {
            _value = value;
            completions.Add(this);
        }
    }

    public void Fail(Exception exception)
    {
        if (Interlocked.Exchange(ref _isDone, 1) == 0)
        {
            _failure = exception;
            completions.Add(this);
        }
    }

    /// <summary>Hands the result to the caller, whose code may run before this returns.</summary>
    public void Publish()
    {
        var (value, failure) = (_value, _failure);
        (_value, _failure) = (default, null);

        if (failure is null)
        {
            _source.SetResult(value);
        }
        else
        {
            _source.SetException(failure);
        }
    }

    /// <summary>The slot is free: the reply has come, or never will.</summary>
    public void LeaveSlot() => Release();

    public RespValue GetResult(short token)
    {
        try
        {
            return _source.GetResult(token);
        }
        finally
        {
            // Waits for a cancellation that runs right now, so that it cannot hit the next command.
            _cancellation.Dispose();
            _cancellation = default;
            Release();
        }
    }

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    private void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            pool.Return(this);
        }
    }
}
