namespace Cairn.Parity;

/// <summary>Where a rule comes from.</summary>
public enum ParitySource
{
    /// <summary>From what differed when the old service was asked twice.</summary>
    Learned,

    /// <summary>From a person, who says why.</summary>
    Manual,
}
