namespace Cairn.Http;

/// <summary>Why a call to a dependency was given up.</summary>
public enum UnavailableReason
{
    /// <summary>It took longer than the time-outs that were declared.</summary>
    TimedOut,

    /// <summary>The caller of this service waits no longer.</summary>
    DeadlineExceeded,

    /// <summary>The last attempts have failed, so none is made for a while.</summary>
    BreakerOpen,

    /// <summary>As many calls as were declared are in flight.</summary>
    TooManyCalls,
}
