namespace Cairn.Caching.Redis.Connections;

/// <summary>How long to wait before the next attempt: any time below a bound that doubles, so that nodes that lost the same server do not return as one.</summary>
internal sealed class Backoff(Func<double> random)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private TimeSpan _bound = First;

    public TimeSpan Next()
    {
        var bound = _bound;
        _bound = bound * 2 < Longest ? bound * 2 : Longest;
        return bound * random();
    }

    /// <summary>To be told how long a connection lived: one that lasted is forgiven, one that was dropped at once is not.</summary>
    public void Lasted(TimeSpan time)
    {
        if (time >= Longest)
        {
            _bound = First;
        }
    }
}
