using Cairn.Grpc.Server;
using Microsoft.AspNetCore.Http;

namespace Cairn.Grpc;

/// <summary>What a handler knows about its call, and can tell the caller beside messages.</summary>
public sealed class GrpcCall
{
    private readonly ServerCall _call;
    private readonly CallResponse _response;

    internal GrpcCall(HttpContext http, ServerCall call, CallResponse response, GrpcMetadata requestHeaders, DateTimeOffset? deadline)
    {
        _call = call;
        _response = response;
        HttpContext = http;
        RequestHeaders = requestHeaders;
        Deadline = deadline;
    }

    /// <summary>The request behind the call. Its response belongs to the call: do not write to it.</summary>
    public HttpContext HttpContext { get; }

    /// <summary>The services of the call's scope.</summary>
    public IServiceProvider Services => HttpContext.RequestServices;

    /// <summary>Cancelled when the call has ended without the handler: its deadline is over, the caller is gone, or the service stops.</summary>
    public CancellationToken Cancelled => _call.Cancelled;

    /// <summary>When the caller stops waiting.</summary>
    /// <value>The default is <c>null</c>: never.</value>
    public DateTimeOffset? Deadline { get; }

    /// <summary>The caller's metadata.</summary>
    public GrpcMetadata RequestHeaders { get; }

    /// <summary>Metadata that goes before the first message. What is added later is not sent.</summary>
    public GrpcMetadata ResponseHeaders => _response.Headers;

    /// <summary>Metadata that goes with the status.</summary>
    public GrpcMetadata Trailers => _response.Trailers;

    /// <summary>
    /// Whether messages are compressed as the caller accepts it. It has to be set before the headers are sent; after that it can be changed from message to
    /// message.
    /// </summary>
    /// <value>The default is <c>false</c>.</value>
    public bool CompressResponses
    {
        get => _response.Compress;
        set => _response.Compress = value;
    }

    /// <summary>Whether the message that was read last came compressed.</summary>
    public bool ReceivedCompressed => _call.LastReadWasCompressed;

    /// <summary>Sends the headers now, in place of with the first message. An error after that is no longer one that clients may retry by themselves.</summary>
    /// <exception cref="OperationCanceledException">The call has ended.</exception>
    public Task SendHeadersAsync() => _call.SendHeadersAsync();
}
