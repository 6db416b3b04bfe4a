namespace Cairn.Testing;

/// <summary>The life of one replica in a rehearsal. Times count from the start of the rehearsal; <see langword="null"/> is what has not happened.</summary>
public sealed class RolloutReplica
{
    internal RolloutReplica()
    {
    }

    /// <summary>The number, in the order of starts. The first is 1.</summary>
    public int Number { get; internal init; }

    /// <summary>The id that the process had.</summary>
    public int ProcessId { get; internal init; }

    /// <summary>When the process was started.</summary>
    public TimeSpan StartedAt { get; internal init; }

    /// <summary>When <c>/readyz</c> first answered 200; from then on it got calls.</summary>
    public TimeSpan? ReadyAt { get; internal set; }

    /// <summary>When it got the signal; <see langword="null"/> for a replica that outlived the rehearsal.</summary>
    public TimeSpan? StopAskedAt { get; internal set; }

    /// <summary>How many connections of callers it had open at that moment.</summary>
    public int OpenConnectionsAtStop { get; internal set; }

    /// <summary>When <c>/readyz</c> first answered anything but 200, or not at all, after the signal.</summary>
    public TimeSpan? UnreadyAt { get; internal set; }

    /// <summary>When the balancer sent it no more calls.</summary>
    public TimeSpan? RemovedAt { get; internal set; }

    /// <summary>When its main listener first refused a connection.</summary>
    public TimeSpan? ListenerClosedAt { get; internal set; }

    /// <summary>Whether <c>/readyz</c> answered 200 after the main listener had refused a connection.</summary>
    public bool WasReadyWhileClosed { get; internal set; }

    /// <summary>When the process ended.</summary>
    public TimeSpan? ExitedAt { get; internal set; }

    /// <summary>The exit code of the process; 128 plus the signal's number if a signal ended it.</summary>
    public int? ExitCode { get; internal set; }

    /// <summary>Whether it was still there when the grace period was over, and was killed.</summary>
    public bool OutlivedGracePeriod { get; internal set; }

    /// <summary>The event names that it logged after the signal, in order; lines without one are left out.</summary>
    public IReadOnlyList<string> EventsAfterStop { get; internal set; } = [];

    /// <summary>The last line that it wrote to standard output after the signal.</summary>
    public string? LastLine { get; internal set; }

    /// <summary>The life as one line.</summary>
    /// <returns>What happened, each with its time.</returns>
    public override string ToString() => RolloutText.Of(this);
}
