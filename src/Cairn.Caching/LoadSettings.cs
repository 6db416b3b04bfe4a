namespace Cairn.Caching;

/// <summary>How the factories of a policy are run. What is not set follows the default policy.</summary>
public sealed class LoadSettings
{
    /// <summary>How long a caller waits for a factory where a stale value could be served instead. The factory goes on.</summary>
    /// <value>The default is <c>null</c>: the first caller waits for its factory, others are served the stale value meanwhile.</value>
    public TimeSpan? SoftTimeout { get; set; }

    /// <summary>How long a factory may take. Its token is cancelled then, and its callers get a stale value or a <see cref="TimeoutException"/>.</summary>
    /// <value>The default is <c>null</c>: as long as somebody waits for it.</value>
    public TimeSpan? HardTimeout { get; set; }

    /// <summary>How long a failure is answered again without another run of the factory. A stale value that stands in for a failure is served that long.</summary>
    /// <value>The default is <c>null</c>: failures are not kept, and a stale value is served for 1 second before the next attempt.</value>
    public TimeSpan? FailureCoolDown { get; set; }

    /// <summary>The share of an entry's life after which a read starts to load it anew in the background, such as 0.8.</summary>
    /// <value>The default is <c>null</c>: only what has expired is loaded.</value>
    public double? RefreshAhead { get; set; }
}
