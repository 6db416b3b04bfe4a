namespace Cairn.Http;

/// <summary>What a service is without a dependency.</summary>
public enum Criticality
{
    /// <summary>The service answers without it, with less.</summary>
    Optional,

    /// <summary>Some answers of the service are errors without it.</summary>
    Required,

    /// <summary>The replica is of no use without it, and another replica may be: a sidecar. While its breaker is open the replica is not ready.</summary>
    Critical,
}
