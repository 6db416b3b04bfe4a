namespace Cairn.Caching;

/// <summary>How a store outside the process is used.</summary>
public sealed class SecondLevelSettings
{
    /// <summary>How long a request waits for a read of the store before it goes to the source.</summary>
    /// <value>The default is 100 milliseconds.</value>
    public TimeSpan SoftTimeout { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long one command of the store may take before it is given up and counts as failed.</summary>
    /// <value>The default is 1 second.</value>
    public TimeSpan HardTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many failures in a row make the cache do without the store for <see cref="BreakFor"/>.</summary>
    /// <value>The default is 3.</value>
    public int BreakAfter { get; set; } = 3;

    /// <summary>How long the cache does without a failing store before it tries one command again.</summary>
    /// <value>The default is 5 seconds.</value>
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a tag's version is believed when the store does not push changes: the longest time for which a tag removed by another node is still served.</summary>
    /// <value>The default is 5 seconds.</value>
    public TimeSpan TagTrust { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long local copies are served as fresh after a store that pushes changes is lost.</summary>
    /// <value>The default is 5 seconds.</value>
    public TimeSpan DisconnectedGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest value that is written to the store or read from it, in bytes with its header.</summary>
    /// <value>The default is 1 MiB.</value>
    public long MaximumValueBytes { get; set; } = 1 << 20;

    /// <summary>The smallest serialized value that is compressed, in bytes, provided that at least a tenth is saved.</summary>
    /// <value>The default is 2 KiB.</value>
    public long CompressFromBytes { get; set; } = 2 << 10;
}
