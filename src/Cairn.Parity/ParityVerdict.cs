namespace Cairn.Parity;

/// <summary>How an answer of the new service compares with the recorded one.</summary>
public enum ParityVerdict
{
    /// <summary>They are equal.</summary>
    Equal,

    /// <summary>They are equal under the rules.</summary>
    EqualWithNoise,

    /// <summary>They differ.</summary>
    Different,

    /// <summary>They differ only where the old service disagrees with itself and no rule explains it.</summary>
    NotComparable,
}
