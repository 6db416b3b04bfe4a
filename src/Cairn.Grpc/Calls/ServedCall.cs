using Cairn.Grpc.Outgoing;
using Microsoft.AspNetCore.Http;

namespace Cairn.Grpc.Calls;

/// <summary>A call that is being served: until when, and why it ended.</summary>
internal sealed class ServedCall : IAsyncDisposable
{
    private const int Running = 0;
    private const int Drained = 1;
    private const int Over = 2;

    private readonly HttpContext _context;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _callerGone;
    private readonly CancellationTokenSource _end;
    private CancellationTokenRegistration _stopping;
    private ITimer? _grace;
    private int _state;

    public ServedCall(HttpContext context, TimeProvider clock, CallTimeout timeout)
    {
        _context = context;
        _clock = clock;
        _callerGone = context.RequestAborted;
        _end = CancellationTokenSource.CreateLinkedTokenSource(_callerGone);
        Incoming = new IncomingCall(clock, timeout.Value, _end.Token);
        Refusal = timeout.Refusal;
        context.RequestAborted = _end.Token;
    }

    /// <summary>What calls that are made for this one have to know of it.</summary>
    public IncomingCall Incoming { get; }

    /// <summary>The status with which the call is answered before it begins, or <c>null</c>.</summary>
    public GrpcStatus? Refusal { get; }

    /// <summary>Whether nobody reads an answer any more.</summary>
    public bool IsAbandoned => _callerGone.IsCancellationRequested;

    /// <summary>Whether the end of the service has cut the call short.</summary>
    public bool IsDrained => Volatile.Read(ref _state) == Drained;

    /// <summary>The status that the caller got, or would have got. That it has gone wins over whatever the stack has left behind.</summary>
    public GrpcStatusCode Outcome => IsAbandoned
        ? Incoming.IsExpired ? GrpcStatusCode.DeadlineExceeded : GrpcStatusCode.Cancelled
        : ResponseStatus.Read(_context.Response) ?? GrpcStatusCode.Unknown;

    /// <summary>Ends the call in good order some time after the service is told to stop, or after its own beginning if that is later.</summary>
    public void EndAfter(TimeSpan grace, CancellationToken stopping) => _stopping = stopping.Register(() =>
        Volatile.Write(ref _grace, _clock.CreateTimer(static call => ((ServedCall)call!).Drain(), this, grace, Timeout.InfiniteTimeSpan)));

    public async ValueTask DisposeAsync()
    {
        Interlocked.CompareExchange(ref _state, Over, Running);
        await _stopping.DisposeAsync();
        if (Volatile.Read(ref _grace) is { } grace)
        {
            await grace.DisposeAsync(); // a drain under way still touches the request
        }

        Incoming.End();
        _context.RequestAborted = _callerGone;
        _end.Dispose();
    }

    private void Drain()
    {
        if (Interlocked.CompareExchange(ref _state, Drained, Running) != Running)
        {
            return;
        }

        _context.Connection.RequestClose(); // the caller's next call goes to another instance
        _context.Request.BodyReader.CancelPendingRead();
        _end.Cancel();
    }
}
