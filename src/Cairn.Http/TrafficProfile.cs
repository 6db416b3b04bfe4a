namespace Cairn.Http;

/// <summary>How much a dependency is called, which decides when its breaker opens and how long connections live.</summary>
public enum TrafficProfile
{
    /// <summary>Less than a call a second: three failures in a row open the breaker for 30 s; idle connections are closed after 30 s.</summary>
    Low,

    /// <summary>More: failures of half of at least 20 attempts within 30 s open the breaker for 15 s; idle connections are closed after two minutes.</summary>
    High,
}
