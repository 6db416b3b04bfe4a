namespace Cairn.Caching.Redis;

/// <summary>The Sentinels that know which Redis is the primary.</summary>
public sealed class RedisSentinelSettings
{
    /// <summary>The Sentinels, each as <c>host:port</c>. They are asked in this order.</summary>
    /// <value>The default is none: Redis is where <see cref="RedisCachingOptions.Endpoint"/> says.</value>
    public IList<string> Endpoints { get; } = [];

    /// <summary>What the Sentinels call the primary.</summary>
    /// <value>The default is <c>mymaster</c>, the name in Redis' own example.</value>
    public string PrimaryName { get; set; } = "mymaster";

    /// <summary>The password of the Sentinels.</summary>
    /// <value>The default is <see langword="null"/>: they ask for none.</value>
    public string? Password { get; set; }
}
