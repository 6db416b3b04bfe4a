namespace Cairn.Migration.Forwarding;

/// <summary>Cancels a forwarding in which nothing has moved for a while, or whose client has left.</summary>
internal sealed class IdleLimit : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenSource _ended;

    public IdleLimit(TimeSpan limit, TimeProvider clock, CancellationToken client, CancellationToken caller)
    {
        _limit = limit;
        _over = new CancellationTokenSource(limit, clock);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(_over.Token, client, caller);
    }

    public CancellationToken Token => _ended.Token;

    public bool IsOver => _over.IsCancellationRequested;

    public void Restart() => _over.CancelAfter(_limit);

    public void Lift() => _over.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _ended.Dispose();
        _over.Dispose();
    }
}
