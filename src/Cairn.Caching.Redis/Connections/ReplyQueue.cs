namespace Cairn.Caching.Redis.Connections;

/// <summary>The commands without a reply, in the order they were sent: a server answers in that order. Its owner's lock guards it.</summary>
internal sealed class ReplyQueue
{
    private PendingReply?[] _ring = new PendingReply?[64];
    private int _head;

    /// <summary>How many at the head have failed their callers already. Those behind were sent later, and are looked at only after these.</summary>
    private int _expired;

    public int Count { get; private set; }

    public void Enqueue(PendingReply pending)
    {
        if (Count == _ring.Length)
        {
            Grow();
        }

        _ring[(_head + Count) & (_ring.Length - 1)] = pending;
        Count++;
    }

    public PendingReply? Dequeue()
    {
        if (Count == 0)
        {
            return null;
        }

        var pending = _ring[_head];
        _ring[_head] = null;
        _head = (_head + 1) & (_ring.Length - 1);
        _expired = Math.Max(_expired - 1, 0);
        Count--;
        return pending;
    }

    /// <summary>Fails the callers that have waited for too long. Their slots stay: the replies are still to come.</summary>
    /// <returns>When to look again, in the clock's timestamps, or <see cref="long.MaxValue"/>. At or before <paramref name="now"/>: the head's slot itself is too old.</returns>
    public long Expire(long now, Func<Exception> timeout)
    {
        while (_expired < Count && At(_expired) is var pending && pending.SentAt + pending.CallerPatience <= now)
        {
            pending.Fail(timeout());
            _expired++;
        }

        var slot = Count == 0 ? long.MaxValue : At(0).SentAt + At(0).SlotPatience;
        var caller = _expired == Count ? long.MaxValue : At(_expired).SentAt + At(_expired).CallerPatience;
        return Math.Min(slot, caller);
    }

    private PendingReply At(int index) => _ring[(_head + index) & (_ring.Length - 1)]!;

    private void Grow()
    {
        var larger = new PendingReply?[_ring.Length * 2];

        for (var i = 0; i < Count; i++)
        {
            larger[i] = At(i);
        }

        (_ring, _head) = (larger, 0);
    }
}
