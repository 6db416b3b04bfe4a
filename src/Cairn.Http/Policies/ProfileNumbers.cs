namespace Cairn.Http.Policies;

/// <summary>What a traffic profile comes to. Breaker: see <see cref="TrafficProfile"/>.</summary>
/// <param name="BreakAfter">Failed attempts in a row that open the breaker; <c>null</c> where a ratio does.</param>
/// <param name="BreakFor">How long it stays open.</param>
/// <param name="IdleLimit">How long an idle connection is kept: shorter than load balancers do, which drop it silently.</param>
/// <param name="LifeLimit">How long a connection is kept, so that changes of addresses are followed.</param>
/// <param name="PingDelay">The silence on an HTTP/2 connection after which it is pinged.</param>
internal sealed record ProfileNumbers(int? BreakAfter, TimeSpan BreakFor, TimeSpan IdleLimit, TimeSpan LifeLimit, TimeSpan PingDelay)
{
    /// <summary>For the ratio breaker of <see cref="TrafficProfile.High"/>.</summary>
    public const double BreakAtRatio = 0.5;

    /// <summary>The attempts that a ratio needs to mean something.</summary>
    public const int RatioFloor = 20;

    private static readonly ProfileNumbers Low = new(3, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(15));
    private static readonly ProfileNumbers High = new(null, TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(60));

    /// <summary>The time over which a ratio is taken.</summary>
    public static TimeSpan RatioWindow { get; } = TimeSpan.FromSeconds(30);

    public string BreakRule => BreakAfter is { } failures ? $"{failures} failures in a row" : $"half of {RatioFloor} attempts in {RatioWindow}";

    public static ProfileNumbers Of(TrafficProfile profile) => profile is TrafficProfile.High ? High : Low;

    public SocketsHttpHandler MakeHandler() => new()
    {
        PooledConnectionIdleTimeout = IdleLimit,
        PooledConnectionLifetime = LifeLimit,
        KeepAlivePingDelay = PingDelay,
        KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        UseCookies = false, // a client is shared by all callers
    };
}
