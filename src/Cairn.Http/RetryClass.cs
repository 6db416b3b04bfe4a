namespace Cairn.Http;

/// <summary>Which calls may be tried again.</summary>
public enum RetryClass
{
    /// <summary>Calls with an idempotent method (RFC 9110, 9.2.2) or an <c>Idempotency-Key</c>, at most twice.</summary>
    Idempotent,

    /// <summary>None.</summary>
    Never,
}
