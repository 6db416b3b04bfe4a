namespace Cairn.Http.Deadlines;

/// <summary>A time that began when this was made.</summary>
internal sealed class TimeLimit(TimeProvider clock, TimeSpan limit) : ITimeLimit
{
    private readonly long _began = clock.GetTimestamp();

    public TimeSpan? Remaining => limit - clock.GetElapsedTime(_began);
}
