using System.Diagnostics;

namespace Cairn.Grpc.Outgoing;

/// <summary>A call on its way: until when, why it was cut short, and how it ended. The first end counts.</summary>
internal sealed class OutgoingCall : IDisposable
{
    /// <summary>A stack counts the same deadline on a timer of its own, which may be the first by a little.</summary>
    private static readonly TimeSpan TimersApart = TimeSpan.FromMilliseconds(20);

    private readonly OutgoingObserver _observer;
    private readonly TimeProvider _clock;
    private readonly Uri _address;
    private readonly TimeSpan? _timeout;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _cut;
    private readonly CancellationTokenRegistration _incomingAborted;
    private readonly ITimer? _deadline;
    private readonly long _began;
    private readonly Activity? _span;
    private GrpcStatus? _verdict;
    private int _ended;

    public OutgoingCall(OutgoingObserver observer, TimeProvider clock, Uri address, TimeSpan? timeout, CancellationToken caller)
    {
        _observer = observer;
        _clock = clock;
        _address = address;
        _timeout = timeout;
        _caller = caller;
        _began = clock.GetTimestamp();
        _span = observer.Start(address);
        _cut = CancellationTokenSource.CreateLinkedTokenSource(caller);
        _incomingAborted = (GrpcDeadline.Incoming?.Aborted ?? default).Register(
            () => Cut(new GrpcStatus(GrpcStatusCode.Cancelled, "The call that this one was made for has ended.")));
        _deadline = timeout is null ? null : clock.CreateTimer(
            _ => Cut(DeadlineExceeded), state: null, timeout.Value, Timeout.InfiniteTimeSpan);
    }

    public static GrpcStatus DeadlineExceeded { get; } = new(GrpcStatusCode.DeadlineExceeded, "The deadline is over.");

    /// <summary>Why the call was cut short on this side, or <c>null</c>.</summary>
    public GrpcStatus? Verdict => Volatile.Read(ref _verdict);

    /// <summary>Ends with the caller's patience, the deadline, and the call that this one is made for.</summary>
    public CancellationToken Cancelled => _cut.Token;

    /// <summary>What a read has to heed: the token that the call was sent with is heeded already.</summary>
    public CancellationTokenSource? Linked(CancellationToken read) =>
        read == _caller || !read.CanBeCanceled ? null : CancellationTokenSource.CreateLinkedTokenSource(_cut.Token, read);

    public void End(GrpcStatusCode code)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            _deadline?.Dispose();
            _incomingAborted.Unregister();
            _observer.End(_span, _address, code, _clock.GetElapsedTime(_began));
        }
    }

    /// <summary>Ends with what a failure means: this side's own reasons come before those of the connection.</summary>
    public void Fail(Exception failure) => End(
        Verdict?.Code
        ?? (_caller.IsCancellationRequested || failure is OperationCanceledException ? CodeOfCancellation() : TransportErrors.CodeOf(failure)));

    /// <summary>Ends a call whose answer nobody has read to its end.</summary>
    public void Dispose() => End(Verdict?.Code ?? CodeOfCancellation());

    private GrpcStatusCode CodeOfCancellation() => _clock.GetElapsedTime(_began) >= _timeout - TimersApart ? GrpcStatusCode.DeadlineExceeded : GrpcStatusCode.Cancelled;

    private void Cut(GrpcStatus verdict)
    {
        if (Volatile.Read(ref _ended) == 0 && Interlocked.CompareExchange(ref _verdict, verdict, null) is null)
        {
            _cut.Cancel();
        }
    }
}
