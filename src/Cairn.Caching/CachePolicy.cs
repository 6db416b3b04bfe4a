namespace Cairn.Caching;

/// <summary>How some entries are cached: those whose key begins with a prefix, those of a type, or all. What is not set follows the default policy.</summary>
public sealed class CachePolicy
{
    /// <summary>The keys it is for: those that begin with this text. The longest matching prefix wins, and a prefix wins over a type.</summary>
    /// <value>The default is <c>null</c>: any key.</value>
    public string? KeyPrefix { get; set; }

    /// <summary>The type of values it is for, by its full name, such as <c>Acme.Builds.Build</c>.</summary>
    /// <value>The default is <c>null</c>: any type.</value>
    public string? ValueType { get; set; }

    /// <summary>How long a value is fresh; <see cref="Timeout.InfiniteTimeSpan"/> for values that never expire. Options of a call win, but cannot remove the end.</summary>
    /// <value>The default is <c>null</c>: 5 minutes.</value>
    public TimeSpan? Expiration { get; set; }

    /// <summary>How long a value is fresh in the process itself, if that is shorter.</summary>
    /// <value>The default is <c>null</c>: as long as <see cref="Expiration"/>.</value>
    public TimeSpan? LocalExpiration { get; set; }

    /// <summary>How long "there is none", a value that is <c>null</c>, is fresh; zero does not keep it at all.</summary>
    /// <value>The default is <c>null</c>: as long as any other value.</value>
    public TimeSpan? NullExpiration { get; set; }

    /// <summary>How long after its expiration a value may be served when its factory fails, times out, or is running for somebody else.</summary>
    /// <value>The default is <c>null</c>: never.</value>
    public TimeSpan? StaleFor { get; set; }

    /// <summary>The weight of a value: in entries, or in bytes where the cache is bounded by bytes.</summary>
    /// <value>The default is <c>null</c>: 1, or an estimate of its bytes.</value>
    public int? Weight { get; set; }

    /// <summary>Whether all callers get the same instance of a type that is not provably immutable. Nobody may change it then.</summary>
    /// <value>The default is <c>null</c>: each caller gets a copy of its own.</value>
    public bool? ShareMutable { get; set; }

    /// <summary>How its factories are run.</summary>
    /// <value>The default is that of <see cref="LoadSettings"/>.</value>
    public LoadSettings Loads { get; } = new();
}
