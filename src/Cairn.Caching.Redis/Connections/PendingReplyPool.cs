namespace Cairn.Caching.Redis.Connections;

/// <summary>What waited for one reply waits for another later: a command allocates nothing but its result.</summary>
internal sealed class PendingReplyPool
{
    private const int MostKept = 1024;

    private readonly Lock _gate = new();
    private readonly Stack<PendingReply> _free = new();
    private readonly Completions _completions = new();

    public PendingReply Rent()
    {
        lock (_gate)
        {
            return _free.TryPop(out var pending) ? pending : new PendingReply(this, _completions);
        }
    }

    public void Return(PendingReply pending)
    {
        lock (_gate)
        {
            if (_free.Count < MostKept)
            {
                _free.Push(pending);
            }
        }
    }
}
