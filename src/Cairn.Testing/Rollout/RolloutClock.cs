namespace Cairn.Testing;

/// <summary>The time since a rehearsal began.</summary>
internal sealed class RolloutClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public TimeProvider Time => time;

    public TimeSpan Elapsed => time.GetElapsedTime(_start);
}
