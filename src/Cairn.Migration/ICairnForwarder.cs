using Microsoft.AspNetCore.Http;

namespace Cairn.Migration;

/// <summary>Sends a request on to another server, and its answer back, as they came.</summary>
public interface ICairnForwarder
{
    /// <summary>Sends the request on, and answers it: with what the destination says, with 502 or 504, or by cutting the connection of an answer that had begun.</summary>
    /// <param name="context">The request, whose body has not been read, and whose answer has not begun.</param>
    /// <param name="destination">Scheme, host and port of the other server. The target of the request is kept as it came.</param>
    /// <param name="cancellationToken">Ends the forwarding, besides the client that leaves.</param>
    /// <returns>How it ended. Failures of the destination do not throw.</returns>
    Task<ForwardOutcome> ForwardAsync(HttpContext context, Uri destination, CancellationToken cancellationToken = default);
}
