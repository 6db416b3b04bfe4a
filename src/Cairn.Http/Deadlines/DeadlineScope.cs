namespace Cairn.Http.Deadlines;

/// <summary>A limit within the one around it. Code that outlives the scope is no longer bound by it.</summary>
internal sealed class DeadlineScope(CallDeadline deadline, ITimeLimit limit, DeadlineScope? outer) : IDisposable
{
    private ITimeLimit? _limit = limit;

    public TimeSpan? Remaining => Sooner(Volatile.Read(ref _limit)?.Remaining, outer?.Remaining);

    public static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;

    public void Dispose()
    {
        Volatile.Write(ref _limit, null);
        deadline.Leave(outer);
    }
}
