namespace Cairn.Caching.Distributed;

/// <summary>What a reader will do if the value is missing.</summary>
internal enum ReadIntent
{
    /// <summary>Nothing: the read takes no lease.</summary>
    Look,

    /// <summary>Load it: the read takes the lease of a missing key, or learns that another node has it.</summary>
    Load,
}
