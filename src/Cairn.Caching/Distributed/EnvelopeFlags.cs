namespace Cairn.Caching.Distributed;

/// <summary>What has been done to a payload.</summary>
[Flags]
internal enum EnvelopeFlags : byte
{
    None = 0,

    /// <summary>The value is null, and there is no payload.</summary>
    Null = 1,

    /// <summary>The payload is compressed with Brotli.</summary>
    Compressed = 2,
}
