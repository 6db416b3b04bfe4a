namespace Cairn.Caching;

/// <summary>How much is cached, under which names, and by which policies.</summary>
public sealed class CachingOptions
{
    /// <summary>The configuration section these options bind to: <c>Cairn:Caching</c>.</summary>
    public const string SectionName = "Cairn:Caching";

    /// <summary>The name that keys of this service carry in a store that others use too.</summary>
    /// <value>The default is <c>null</c>: the service's name (<c>Cairn:Service:Name</c>) where there is a chassis, else the application's.</value>
    public string? KeyNamespace { get; set; }

    /// <summary>The version of what is stored. Another version is another space of keys: raise it when the meaning of values changes.</summary>
    /// <value>The default is 1.</value>
    public int SchemaVersion { get; set; } = 1;

    /// <summary>How many entries the process keeps.</summary>
    /// <value>The default is 100,000.</value>
    public long MaximumEntries { get; set; } = 100_000;

    /// <summary>How many bytes the process keeps, in place of a number of entries. Sizes of objects are estimates.</summary>
    /// <value>The default is <c>null</c>: entries are counted.</value>
    public long? MaximumBytes { get; set; }

    /// <summary>The largest share by which an entry's life is shortened, so that what was cached together does not expire together.</summary>
    /// <value>The default is 0.1.</value>
    public double Jitter { get; set; } = 0.1;

    /// <summary>The policy of every entry, as far as none of <see cref="Policies"/> says otherwise.</summary>
    /// <value>The default is that of <see cref="CachePolicy"/>: 5 minutes, never stale.</value>
    public CachePolicy Default { get; } = new();

    /// <summary>Policies for some keys or types, by a name of your choice: <c>Policies:builds:KeyPrefix</c>.</summary>
    /// <value>The default is none.</value>
    public IDictionary<string, CachePolicy> Policies { get; } = new Dictionary<string, CachePolicy>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How a store outside the process is used, if there is one.</summary>
    /// <value>The default is that of <see cref="SecondLevelSettings"/>.</value>
    public SecondLevelSettings SecondLevel { get; } = new();
}
