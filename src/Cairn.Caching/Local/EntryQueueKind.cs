namespace Cairn.Caching.Local;

internal enum EntryQueueKind : byte
{
    /// <summary>Counted by no queue: not ready yet, or dead.</summary>
    None,

    /// <summary>The probation of S3-FIFO.</summary>
    Small,

    /// <summary>For what was used again.</summary>
    Main,
}
