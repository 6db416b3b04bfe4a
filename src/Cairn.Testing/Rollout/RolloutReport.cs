namespace Cairn.Testing;

/// <summary>What a rehearsal has seen: every replica's life, every failed call, and what does not hold.</summary>
public sealed class RolloutReport
{
    internal RolloutReport()
    {
    }

    /// <summary>How many calls were sent.</summary>
    public int Calls { get; internal init; }

    /// <summary>The calls that failed, in the order in which they were sent.</summary>
    public IReadOnlyList<RolloutFailure> Failures { get; internal init; } = [];

    /// <summary>The replicas, in the order in which they were started.</summary>
    public IReadOnlyList<RolloutReplica> Replicas { get; internal init; } = [];

    /// <summary>What does not hold, a sentence each; empty if all does.</summary>
    public IReadOnlyList<string> Findings { get; internal init; } = [];

    /// <summary>Throws unless everything holds.</summary>
    /// <exception cref="InvalidOperationException">Something does not hold; the message is the whole report.</exception>
    public void AssertHolds()
    {
        if (Findings.Count > 0)
        {
            throw new InvalidOperationException(ToString());
        }
    }

    /// <summary>The report as text: the verdict, the findings, a line for every replica and for the first failed calls.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString() => RolloutText.Of(this);
}
