namespace Cairn.Caching.Redis;

/// <summary>Where Redis is, how to get in, and how long to wait for it.</summary>
public sealed class RedisCachingOptions
{
    /// <summary>The configuration section these options bind to: <c>Cairn:Caching:Redis</c>.</summary>
    public const string SectionName = "Cairn:Caching:Redis";

    /// <summary>The server, as <c>host:port</c>. It is not used where there are Sentinels.</summary>
    /// <value>The default is <c>localhost:6379</c>.</value>
    public string Endpoint { get; set; } = "localhost:6379";

    /// <summary>The Sentinels to ask for the server.</summary>
    /// <value>The default is none.</value>
    public RedisSentinelSettings Sentinel { get; } = new();

    /// <summary>The user of Redis' access control list.</summary>
    /// <value>The default is <see langword="null"/>: <c>default</c>.</value>
    public string? User { get; set; }

    /// <summary>The password of the user. A changed one is used on the live connection within <see cref="RefreshInterval"/>.</summary>
    /// <value>The default is <see langword="null"/>: none is sent.</value>
    public string? Password { get; set; }

    /// <summary>Gives user and password in place of <see cref="User"/> and <see cref="Password"/>, such as a token that is renewed now and then.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public Func<CancellationToken, ValueTask<RedisCredentials>>? Credentials { get; set; }

    /// <summary>How often to look whether the credentials, or the primary that the Sentinels name, have changed.</summary>
    /// <value>The default is 5 s.</value>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How the connection is encrypted.</summary>
    /// <value>The default is not at all.</value>
    public RedisTlsSettings Tls { get; } = new();

    /// <summary>How long one attempt to connect may take, encryption and authentication included.</summary>
    /// <value>The default is 2 s.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait for a reply. A server that answers nothing for twice that time is taken for dead.</summary>
    /// <value>The default is 500 ms.</value>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>For how long one node may load a missing value before another may begin to. A node that dies while it loads holds up others for so long.</summary>
    /// <value>The default is 10 s.</value>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(10);
}
