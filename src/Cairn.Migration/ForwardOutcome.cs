namespace Cairn.Migration;

/// <summary>How the forwarding of a request ended.</summary>
public enum ForwardOutcome
{
    /// <summary>The destination answered, and the client got all of it.</summary>
    Answered,

    /// <summary>The destination could not be reached, or did not answer in HTTP. The client got 502.</summary>
    Unreachable,

    /// <summary>The destination said nothing for too long. The client got 504, or was cut off.</summary>
    TimedOut,

    /// <summary>The destination stopped in the middle of its answer, and the client was cut off.</summary>
    Truncated,

    /// <summary>The body of the request was malformed or too large. The client got 400, 408 or 413.</summary>
    BadRequest,

    /// <summary>The client left, or the caller cancelled.</summary>
    Canceled,
}
