namespace Cairn.Grpc.Outgoing;

/// <summary>What calls that are made for a call have to know of it. Once it has ended it limits nothing, so work that outlives it is free.</summary>
internal sealed class IncomingCall(TimeProvider clock, TimeSpan? timeout, CancellationToken aborted)
{
    private readonly long _began = clock.GetTimestamp();
    private volatile bool _ended;

    /// <summary>Zero when no time is left, <c>null</c> when there is no deadline.</summary>
    public TimeSpan? Remaining => _ended || timeout is null ? null : Left > TimeSpan.Zero ? Left : TimeSpan.Zero;

    public bool IsExpired => timeout is not null && Left <= TimeSpan.Zero;

    /// <summary>Ends when the client has gone or the service stops.</summary>
    public CancellationToken Aborted => _ended ? CancellationToken.None : aborted;

    private TimeSpan Left => timeout!.Value - clock.GetElapsedTime(_began);

    public void End() => _ended = true;
}
