using System.Net;
using Cairn.Testing.Fakes;

namespace Cairn.Testing;

/// <summary>A way in which an HTTP dependency fails its caller.</summary>
/// <remarks>The caller sees the exceptions that it would get from a real connection, whether the fault happens in memory or on a port.</remarks>
public sealed class HttpFault
{
    private readonly string _name;

    private HttpFault(HttpFaultKind kind, string name, HttpStatusCode status = HttpStatusCode.OK, TimeSpan delay = default)
    {
        Kind = kind;
        _name = name;
        StatusCode = status;
        Delay = delay;
    }

    /// <summary>Nobody listens: the connection is refused, with <see cref="HttpRequestError.ConnectionError"/>.</summary>
    /// <value>A fault of the connection: no request gets through.</value>
    public static HttpFault Refused { get; } = new(HttpFaultKind.Refused, "refused");

    /// <summary>The dependency shows a certificate that nobody trusts, with <see cref="HttpRequestError.SecureConnectionError"/>.</summary>
    /// <value>A fault of the connection: no request gets through.</value>
    public static HttpFault WrongCertificate { get; } = new(HttpFaultKind.WrongCertificate, "wrong certificate");

    /// <summary>The request is taken and never answered.</summary>
    /// <value>It lasts until the caller gives up.</value>
    public static HttpFault Hang { get; } = new(HttpFaultKind.Hang, "hang");

    /// <summary>The connection closes without an answer, with <see cref="HttpRequestError.ResponseEnded"/>.</summary>
    /// <value>A fault after the request.</value>
    public static HttpFault Closed { get; } = new(HttpFaultKind.Closed, "closed");

    /// <summary>The answer is not HTTP, with <see cref="HttpRequestError.InvalidResponse"/>.</summary>
    /// <value>A fault of the answer.</value>
    public static HttpFault Garbage { get; } = new(HttpFaultKind.Garbage, "garbage");

    /// <summary>The answer begins with 200, and the connection is reset in the middle of its body.</summary>
    /// <value>A fault of the body: the headers arrive.</value>
    public static HttpFault ResetMidBody { get; } = new(HttpFaultKind.ResetMidBody, "reset mid-body");

    /// <summary>The answer begins with 200, and its connection closes in the middle of a chunk, with <see cref="HttpRequestError.ResponseEnded"/>.</summary>
    /// <value>A fault of the body: the headers arrive.</value>
    public static HttpFault TruncatedChunk { get; } = new(HttpFaultKind.TruncatedChunk, "truncated chunk");

    /// <summary>The answer is 200 and has fewer bytes than its Content-Length says, with <see cref="HttpRequestError.ResponseEnded"/>.</summary>
    /// <value>A fault of the body: the headers arrive.</value>
    public static HttpFault WrongLength { get; } = new(HttpFaultKind.WrongLength, "wrong length");

    internal HttpFaultKind Kind { get; }

    internal HttpStatusCode StatusCode { get; }

    /// <summary>How late a slow answer is, or what <c>Retry-After</c> says.</summary>
    internal TimeSpan Delay { get; }

    /// <summary>Whether it happens before a request is sent, so that no request can ask for it.</summary>
    internal bool IsOfConnection => Kind is HttpFaultKind.Refused or HttpFaultKind.WrongCertificate;

    /// <summary>The dependency answers as it would, but late.</summary>
    /// <param name="delay">How late, on the test's clock.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is not positive.</exception>
    public static HttpFault Slow(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);

        return new(HttpFaultKind.Slow, $"slow by {delay}", delay: delay);
    }

    /// <summary>Every answer has this status and no body.</summary>
    /// <param name="status">The status, such as 503.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not between 200 and 599.</exception>
    public static HttpFault Status(HttpStatusCode status)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)status, 200, nameof(status));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)status, 599, nameof(status));

        return new(HttpFaultKind.Status, $"{(int)status}", status);
    }

    /// <summary>Every answer is 429 with <c>Retry-After</c>, as RFC 9110, section 10.2.3 has it.</summary>
    /// <param name="retryAfter">When to come back, in whole seconds.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retryAfter"/> is negative or no whole number of seconds, which the header cannot say.</exception>
    public static HttpFault TooManyRequests(TimeSpan retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNotEqual(retryAfter.Ticks % TimeSpan.TicksPerSecond, 0, nameof(retryAfter));

        return new(HttpFaultKind.TooManyRequests, $"429, retry after {retryAfter.TotalSeconds:0} s", HttpStatusCode.TooManyRequests, retryAfter);
    }

    /// <summary>The name of the fault, as tables and messages show it.</summary>
    /// <returns>Such as <c>reset mid-body</c>.</returns>
    public override string ToString() => _name;
}
